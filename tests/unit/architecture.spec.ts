import { test } from '@japa/runner'
import { ESLint } from 'eslint'
import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '#config/data'
import { sources } from '#tests/support/sources'
import { importsOf, moduleNames, type ModuleName } from '#app/modules'
import { modulesDrawing } from '#start/generate/modules_drawing'
import { settingsTable } from '#start/generate/settings_table'
import { formatted, type GeneratedDocument } from '#start/generate/write_document'

const LONGEST = 300

const folders = readdirSync(join(projectRoot, 'app'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

const built = moduleNames.filter((name) => folders.includes(name))

/** Modules that can be reached from `name`, itself only through a cycle. */
function reachable(name: ModuleName, seen = new Set<string>()) {
  for (const next of importsOf(name) as ModuleName[]) {
    if (!seen.has(next)) reachable(next, seen.add(next))
  }
  return seen
}

test.group('The house', () => {
  test('no module reaches itself', ({ assert }) => {
    for (const name of moduleNames) assert.isFalse(reachable(name).has(name), name)
  })

  test('every folder of app/ is in the table or is shared', ({ assert }) => {
    assert.includeMembers([...moduleNames, 'shared'], folders)
    assert.isAbove(built.length, 6)
  })

  test('every module has its card of 10 to 60 lines and says how its tables travel', async ({
    assert,
  }) => {
    for (const name of built) {
      const card = await readFile(join(projectRoot, 'app', name, 'README.md'), 'utf8')
      const lines = card.trim().split('\n').length
      assert.isTrue(card.startsWith(`# ${name}\n`), name)
      assert.isTrue(lines >= 10 && lines <= 60, `${name}: ${lines} lines`)
      assert.isTrue(existsSync(join(projectRoot, 'app', name, 'sync.ts')), name)
    }
  })

  test(`no file that people write is longer than ${LONGEST} lines`, ({ assert }) => {
    const written = sources(
      '{app,bench,bin,commands,config,providers,start,tests}/**/*.ts',
      'database/migrations/*.ts',
      'resources/{css,js,views}/**/*.{css,js,edge}'
    )
    const long = written
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > LONGEST)
    assert.deepEqual(long, [])
  })

  test('{$self} is current')
    .with(['docs/develop/modules.md', 'docs/operate/settings.md'])
    .run(async ({ assert }, path) => {
      const made: GeneratedDocument[] = [modulesDrawing(), settingsTable()]
      const standing = await readFile(join(projectRoot, path), 'utf8')
      const wanted = await formatted(made.find((document) => document.path === path)!)
      assert.equal(standing, wanted, 'run ./ace modules:drawing or ./ace settings:table')
    })
})

test.group('The lint rules of the directions', () => {
  const eslint = new ESLint({ cwd: projectRoot })

  async function refusals(path: string, imported: string) {
    const code = `import thing from '${imported}'\n\nexport default thing\n`
    const [{ messages }] = await eslint.lintText(code, { filePath: join(projectRoot, path) })
    return messages.filter((message) => message.ruleId === 'no-restricted-imports').length
  }

  test('{path} may not import {imported}')
    .with([
      { path: 'app/search/actions/x.ts', imported: '#library/models/resource' },
      { path: 'app/identity/queries/x.ts', imported: '#operations/queries/list_jobs' },
      { path: 'app/shared/x.ts', imported: '#identity/models/person' },
      { path: 'app/library/queries/x.ts', imported: '#identity/controllers/people_controller' },
      { path: 'app/operations/queries/x.ts', imported: '#library/policies/resource_policy' },
    ])
    .run(async ({ assert }, { path, imported }) => {
      assert.equal(await refusals(path, imported), 1)
    })

  test('{path} may import {imported}')
    .with([
      { path: 'app/library/queries/x.ts', imported: '#identity/queries/roles_at' },
      { path: 'app/operations/queries/x.ts', imported: '#search/actions/rebuild_index' },
      { path: 'app/library/queries/x.ts', imported: '#library/policies/resource_policy' },
      { path: 'app/identity/queries/x.ts', imported: '#shared/result' },
    ])
    .run(async ({ assert }, { path, imported }) => {
      assert.equal(await refusals(path, imported), 0)
    })
})
