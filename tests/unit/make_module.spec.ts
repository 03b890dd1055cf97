import { test } from '@japa/runner'
import ace from '@adonisjs/core/services/ace'
import { ESLint } from 'eslint'
import { join } from 'node:path'
import { projectRoot } from '#config/data'
import { moduleFiles } from '#start/generate/module_files'
import MakeModule from '../../commands/make_module.js'

test.group('make:module', (group) => {
  group.each.setup(() => {
    ace.ui.switchMode('raw')
    return () => ace.ui.switchMode('normal')
  })

  test('makes what every module has, and leaves what is there', async ({ assert, fs }) => {
    await fs.create('app/teaching/sync.ts', 'mine')
    const command = await ace.create(MakeModule, ['teaching', `--into=${fs.basePath}`])
    await command.exec()
    command.assertSucceeded()
    const files = Object.keys(moduleFiles('teaching'))
    assert.includeMembers(files, ['app/teaching/README.md', 'app/teaching/routes.ts'])
    for (const file of files) await assert.fileExists(file)
    await assert.fileEquals('app/teaching/sync.ts', 'mine')
    await assert.fileContains('app/teaching/README.md', 'May import')
  })

  test('refuses a name that is not in the table', async ({ assert, fs }) => {
    const command = await ace.create(MakeModule, ['nowhere', `--into=${fs.basePath}`])
    await command.exec()
    command.assertFailed()
    await assert.fileNotExists('app/nowhere/routes.ts')
  })

  test('what it makes passes the lint', async ({ assert }) => {
    const eslint = new ESLint({ cwd: projectRoot })
    for (const [path, content] of Object.entries(moduleFiles('teaching'))) {
      if (!path.endsWith('.ts')) continue
      const filePath = join(projectRoot, path)
      const [{ messages }] = await eslint.lintText(content, { filePath })
      assert.deepEqual(messages, [], path)
    }
  })
})
