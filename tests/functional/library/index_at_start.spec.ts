import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { newId } from '#shared/ids'
import { searchIndex } from '#search/queries/search_index'
import { restoreIndex } from '#search/actions/restore_index'
import { tellPacks } from '#start/up/tell_packs'
import { bringUpToDate } from '#start/up/bring_up_to_date'
import { emptyLibrary, makeResource } from '#tests/support/library'

const found = async () => {
  const { total } = await searchIndex().search({ staff: true, nouns: ['resource'] })
  return total
}

test.group('The search index at the start', (group) => {
  group.each.setup(() => emptyLibrary())

  test('is built where it is empty though there is something to find', async ({ assert }) => {
    assert.isUndefined(await restoreIndex())
    await makeResource()
    await makeResource({ shelf: 'handbook' })
    assert.isUndefined(await restoreIndex())
    await searchIndex().rebuild([])
    assert.equal(await found(), 0)
    assert.equal(await restoreIndex(), 2)
    assert.equal(await found(), 1)
    assert.isUndefined(await restoreIndex())
  })

  test('is built where it belongs to another database', async ({ assert }) => {
    const document = { ...{ noun: 'resource', titles: ['ចាស់'], texts: [], facets: {} }, date: 1 }
    await searchIndex().replace([
      { ...document, id: newId(), staffOnly: false, sortKm: '', sortEn: '' },
    ])
    await makeResource({ state: 'draft' })
    assert.equal(await restoreIndex(), 0)
    assert.equal(await found(), 0)
  })

  test('is part of `./ace up`, which says so', async ({ assert, cleanup }) => {
    const { packs } = await bringUpToDate(app, { demo: false })
    assert.isAbove(packs.length, 0)
    await searchIndex().rebuild([])
    const { indexed } = await bringUpToDate(app, { demo: false })
    assert.isAbove(indexed!, 10)
    assert.isAbove(await found(), 10)
    const said: string[] = []
    const write = process.stdout.write
    cleanup(() => void (process.stdout.write = write))
    process.stdout.write = ((text: string) => said.push(text) > 0) as typeof write
    tellPacks([], indexed)
    process.stdout.write = write
    assert.match(said.join(''), /search index .* \d+ documents/)
  })
})
