import { BaseCommand } from '@adonisjs/core/ace'
import { readFile, writeFile } from 'node:fs/promises'

type IconSet = {
  icons: Record<string, { body: string }>
  aliases?: Record<string, { parent: string }>
}

/** Copies the shapes of the icons named in used.txt out of the Lucide set, so that a server needs not the set. */
export default class Icons extends BaseCommand {
  static commandName = 'icons'
  static description = 'Write resources/icons/icons.json from the names in resources/icons/used.txt'

  async run() {
    const { icons, aliases }: IconSet = JSON.parse(
      await readFile(new URL(import.meta.resolve('@iconify-json/lucide/icons.json')), 'utf8')
    )
    const list = await readFile(this.app.makePath('resources/icons/used.txt'), 'utf8')
    const shapes: Record<string, string> = {}
    for (const name of [...new Set(list.split(/\s+/).filter(Boolean))].sort()) {
      const icon = icons[name] ?? icons[aliases?.[name]?.parent ?? '']
      if (icon) shapes[name] = icon.body
      else this.logger.error(`Lucide has no icon named ${name}`)
      if (!icon) this.exitCode = 1
    }
    await writeFile(
      this.app.makePath('resources/icons/icons.json'),
      JSON.stringify(shapes, null, 2) + '\n'
    )
    this.logger.success(`${Object.keys(shapes).length} icons`)
  }
}
