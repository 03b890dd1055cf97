import { BaseCommand } from '@adonisjs/core/ace'
import { writeDocument } from '#start/generate/write_document'

export default class ModulesDrawing extends BaseCommand {
  static commandName = 'modules:drawing'
  static description = 'Write docs/develop/modules.md from app/modules.ts'

  async run() {
    const { modulesDrawing } = await import('#start/generate/modules_drawing')
    this.logger.success(await writeDocument(modulesDrawing()))
  }
}
