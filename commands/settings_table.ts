import { BaseCommand } from '@adonisjs/core/ace'
import { writeDocument } from '#start/generate/write_document'

export default class SettingsTable extends BaseCommand {
  static commandName = 'settings:table'
  static description = 'Write docs/operate/settings.md from start/settings.ts'

  async run() {
    const { settingsTable } = await import('#start/generate/settings_table')
    this.logger.success(await writeDocument(settingsTable()))
  }
}
