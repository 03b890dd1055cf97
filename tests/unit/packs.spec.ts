import { test } from '@japa/runner'
import { packsFolder } from '#shared/packs/apply_all'
import { readPacks } from '#shared/packs/read_pack'
import { readCsv } from '#shared/packs/read_files'
import { inspectPacks } from '#shared/packs/inspect_packs'
import { packContext } from '#shared/packs/pack_context'

test.group('The packs that come with the code', () => {
  test('every pack can be read, and nothing in it is wrong', async ({ assert }) => {
    const packs = await readPacks(packsFolder)
    const names = packs.map((pack) => pack.name)
    assert.includeMembers(names, ['ministry-kh', 'curriculum-kh', 'starter-stem'])
    for (const { pack, errors } of await inspectPacks(packs)) {
      assert.deepEqual(
        errors.map((error) => error.message),
        [],
        pack.name
      )
    }
  })

  test('they hold what a working library needs', async ({ assert }) => {
    const packs = await readPacks(packsFolder)
    const folder = (name: string) => packs.find((pack) => pack.name === name)!.folder
    const rows = async (pack: string, file: string) => {
      const found = await readCsv(folder(pack), file)
      return found.length
    }
    assert.equal(await rows('ministry-kh', 'places.csv'), 25 + 208)
    assert.equal(await rows('curriculum-kh', 'subjects.csv'), 6)
    assert.isAbove(await rows('curriculum-kh', 'lessons.csv'), 200)
    const starter = packs.find((pack) => pack.name === 'starter-stem')!
    const resources = await packContext(starter, {}).folders('resources')
    assert.isAtLeast(resources.length, 60)
  })
})
