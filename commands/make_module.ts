import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import { access, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { moduleNames, type ModuleName } from '#app/modules'
import { projectRoot } from '#config/data'
import { moduleFiles } from '#start/generate/module_files'

/** Makes what every module has. What may be made stands in app/modules.ts: write the name and its imports there first. */
export default class MakeModule extends BaseCommand {
  static commandName = 'make:module'
  static description = 'Make a module of app/modules.ts with everything the house expects'

  @args.string({ description: 'A name from app/modules.ts' })
  declare name: string

  @flags.string({ description: 'The checkout to make it in' })
  declare into?: string

  async run() {
    if (!moduleNames.includes(this.name as ModuleName)) {
      this.logger.error(
        `${this.name} is not in app/modules.ts: write it there first, with whom it may import.`
      )
      this.exitCode = 1
      return
    }
    const root = this.into ?? projectRoot
    for (const [path, content] of Object.entries(moduleFiles(this.name as ModuleName))) {
      await this.#write(join(root, path), path, content)
    }
  }

  async #write(file: string, path: string, content: string) {
    const exists = await access(file).then(
      () => true,
      () => false
    )
    if (exists) return this.logger.action(`create ${path}`).skipped('it exists')
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
    this.logger.action(`create ${path}`).succeeded()
  }
}
