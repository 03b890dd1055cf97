import { test } from '@japa/runner'
import { readFile } from 'node:fs/promises'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { makeInstitution } from '#tests/support/accounts'
import { bring, zipOf } from '#tests/support/packages'
import { approveAll, h5pFiles, h5pOf, libraryFiles } from '#tests/support/h5p'
import { blocksOf } from '#runtime/kinds/blocks_of'
import { launchFor } from '#tests/support/runtime'
import { problemText } from '#runtime/queries/problem_text'
import { takeLaunch } from '#runtime/actions/take_launch'
import { makeAccount } from '#tests/support/accounts'
import type { H5PManifest } from '#runtime/h5p/types'

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')

const codesOf = async (files: Record<string, string | Buffer>) => {
  const { version, codes } = await bring(await zipOf(files), await makeInstitution())
  return [version.state, ...codes]
}

const without = (name: string, files: Record<string, string | Buffer> = h5pFiles()) =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !path.endsWith(name)))

const withLibrary = (values: object) => {
  const files: Record<string, string> = h5pFiles()
  const name = 'Test.Press-1.0/library.json'
  return { ...files, [name]: JSON.stringify({ ...JSON.parse(files[name]), ...values }) }
}

test.group('Bringing H5P content', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the content stays with the package, libraries are kept once', async ({ assert }) => {
    const at = await makeInstitution()
    const one = await bring(await h5pOf(), at)
    const two = await bring(await h5pOf({}, { text: 'ជំរាបសួរ' }), at)
    assert.deepEqual([one.version.state, two.version.state], ['ready', 'ready'])
    assert.equal(one.row.title, 'ចុចប៊ូតុង')
    assert.equal(one.version.kind, 'h5p')
    const paths = await db
      .from('runtime_package_files')
      .where('version_id', two.version.id)
      .orderBy('path')
      .select('path')
    assert.deepEqual(
      paths.map(({ path }) => path),
      ['content/content.json', 'h5p.json']
    )
    const libraries = await db.from('runtime_h5p_libraries').where('machine_name', 'Test.Press')
    assert.lengthOf(libraries, 1)
    const needs = await db.from('runtime_h5p_needs').where('library_id', libraries[0].id)
    assert.lengthOf(needs, 2)
  })

  test('what is not as H5P asks is refused with its name', async ({ assert }) => {
    const files = h5pFiles()
    const refused = async (code: string, changed: Record<string, string | Buffer>) =>
      assert.deepEqual(await codesOf(changed), ['refused', code])
    await refused('h5p_json_missing', without('h5p.json'))
    await refused('h5p_content_missing', without('content.json'))
    await refused('json_broken', { ...files, 'content/content.json': '{' })
    await refused('h5p_field_wrong', { ...files, 'content/content.json': '7' })
    await refused('h5p_field_missing', { ...files, 'h5p.json': '{}' })
    await refused('h5p_file_type', { ...files, 'content/page.html': '<p>' })
    await refused('h5p_file_type', { ...files, 'Test.Press-1.0/run.php': '<?' })
    await refused('h5p_not_what_it_says', { ...files, 'content/a.jpg': 'X5O!P%@AP' })
    await refused('h5p_not_what_it_says', { ...files, 'content/a.png': '<html><script>' })
    await refused('h5p_folder', { ...files, 'library!/library.json': '{}' })
    await refused('h5p_library_json_missing', { ...files, 'More-1.0/a.js': '' })
    await refused('h5p_folder_other', withLibrary({ minorVersion: 4 }))
    await refused('h5p_core', withLibrary({ coreApi: { majorVersion: 1, minorVersion: 99 } }))
    await refused('h5p_file_missing', withLibrary({ preloadedCss: [{ path: 'a.css' }] }))
    await refused('h5p_field_wrong', withLibrary({ patchVersion: 'x' }))
    await refused('json_broken', { ...files, 'Test.Press-1.0/language/km.json': '{,}' })
  })

  test('a library that is nowhere is named, with the one that needs it', async ({ assert }) => {
    const at = await makeInstitution()
    const alone = await bring(await zipOf(without('press.js', without('library.json'))), at)
    assert.deepEqual(alone.codes, ['h5p_library_missing'])
    assert.include(problemText(alone.version.problems[0], 'en'), 'Test.Press 1.0')
    assert.include(problemText(alone.version.problems[0], 'km'), 'Test.Press 1.0')
    const more = {
      preloadedDependencies: [{ machineName: 'Far.Away', majorVersion: 2, minorVersion: 3 }],
    }
    const { version } = await bring(await h5pOf({ more }), at)
    const text = problemText(version.problems[0], 'en')
    assert.include(text, 'Far.Away 2.3')
    assert.include(text, 'Test.Press 1.0')
  })

  test('libraries of sub-content count although h5p.json forgets them', async ({ assert }) => {
    const at = await makeInstitution()
    const params = {
      text: 'x',
      inner: { library: 'Test.Inner 1.0', params: {}, subContentId: 'a' },
    }
    const alone = await bring(await h5pOf({}, params), at)
    assert.deepEqual(alone.codes, ['h5p_library_missing'])
    const files = { ...h5pFiles({}, params), ...libraryFiles({ machineName: 'Test.Inner' }) }
    const { version } = await bring(await zipOf(files), at)
    const names = version.read<H5PManifest>().roots.map(({ machineName }) => machineName)
    assert.deepEqual(names, ['Test.Press', 'Test.Inner'])
  })

  test('content alone plays with libraries that are here', async ({ assert }) => {
    const at = await makeInstitution()
    const content = { question: '១ + ១?', answers: [{ text: '២', correct: true }, { text: '៣' }] }
    const h5p = {
      ...{ title: 'បូក', language: 'km', mainLibrary: 'Tonle.ChooseAnswer', embedTypes: ['div'] },
      preloadedDependencies: [
        { machineName: 'Tonle.ChooseAnswer', majorVersion: '1', minorVersion: '0' },
      ],
    }
    const files = {
      'h5p.json': `\uFEFF${JSON.stringify(h5p)}`,
      'content/content.json': JSON.stringify(content),
      'content/images/a.png': PNG,
    }
    const { row, version } = await bring(await zipOf(files), at)
    assert.equal(version.state, 'ready')
    assert.deepEqual(await blocksOf(version), [])
    const { person } = await makeAccount()
    const { launch } = await launchFor(row, person.id)
    const state = JSON.parse(JSON.stringify(await takeLaunch(launch, 'km')))
    // The words of the library in the language of the learner, where the content has none of its own.
    assert.include(state.content.json, 'ពិនិត្យ')
    const english = JSON.parse(JSON.stringify(await takeLaunch(launch, 'en')))
    assert.notInclude(english.content.json, 'ពិនិត្យ')
    assert.equal(state.words.fullscreen, 'ពេញអេក្រង់')
    assert.match(
      state.scripts[0],
      /^\/l\/[0-9a-f]{64}\/Tonle\.ChooseAnswer-1\.0\/choose_answer\.js$/
    )
  })

  test('the language files of the own libraries have the shape of their fields', async ({
    assert,
  }) => {
    const folder = new URL(
      '../../../content-packs/h5p-tonle/Tonle.ChooseAnswer-1.0/',
      import.meta.url
    )
    const read = async (name: string) => JSON.parse(await readFile(new URL(name, folder), 'utf8'))
    type Shape = { fields?: Shape[]; field?: Shape; label?: string }
    const shape = ({ fields, field }: Shape): unknown => [
      fields?.map(shape) ?? null,
      field ? shape(field) : null,
    ]
    const semantics: Shape[] = await read('semantics.json')
    for (const code of ['km', 'en']) {
      const { semantics: translated } = await read(`language/${code}.json`)
      assert.deepEqual(translated.map(shape), semantics.map(shape))
    }
    const { semantics: khmer } = await read('language/km.json')
    const words = JSON.stringify(khmer).replaceAll(/"[a-z]+":|:score|:max/gi, '')
    assert.notMatch(words, /[a-z]/i)
  })

  test('approving makes it play, from the next launch on', async ({ assert }) => {
    const { row, version } = await bring(await h5pOf(), await makeInstitution())
    const { person } = await makeAccount()
    assert.deepEqual(
      (await blocksOf(version)).map(({ code }) => code),
      ['h5p_waiting']
    )
    await assert.rejects(() => launchFor(row, person.id), 'blocked')
    await approveAll()
    const { launch } = await launchFor(row, person.id)
    assert.equal((await takeLaunch(launch)).script, 'h5p.js')
  })
})
