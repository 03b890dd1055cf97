import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { applyPacks } from '#shared/packs/apply_all'
import { clusters } from '#shared/khmer/clusters'
import { searchKey } from '#shared/khmer/normalise'
import { searchIndex } from '#search/queries/search_index'
import { rebuildIndex } from '#search/actions/rebuild_index'
import { typedAnyhow, wordsOf } from '#tests/support/khmer_words'

const WORDS = 200

type Text = { id: string; title: string; key: string }

async function publishedTexts(): Promise<Text[]> {
  const rows = await db.from('library_resources').where('state', 'published')
  return rows.map((row) => {
    const title = [row.title_km, row.title_en].join(' ')
    const body = [row.description_km, row.description_en, row.body_km, row.body_en].join(' ')
    // Each field is a text of its own: a word does not reach from one into the next.
    return { id: row.id, title, key: searchKey(`${title} \n ${body}`) }
  })
}

/** Whether the text holds the word, and not only the beginning of a longer syllable (គ្រ in គ្រូ). */
const holds = (key: string, word: string) => {
  for (let at = key.indexOf(word); at >= 0; at = key.indexOf(word, at + 1)) {
    const end = at + word.length
    if (!/^[\u17B4-\u17D3\u17DD]/.test(key.slice(end)) && key[at - 1] !== '\u17D2') return true
  }
  return false
}

test.group('Khmer words of the starter pack', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('each finds every resource that holds it, however it is typed', async ({ assert }) => {
    await applyPacks()
    await rebuildIndex()
    const texts = await publishedTexts()
    const words = wordsOf(texts.map(({ key }) => key)).slice(0, WORDS)
    assert.isAtLeast(words.length, 150)
    const missed: string[] = []
    let wanted = 0
    let wrong = 0
    let within = 0
    for (const word of words) {
      const there = texts.filter(({ key }) => holds(key, searchKey(word))).map(({ id }) => id)
      assert.isAbove(there.length, 0, word)
      within += texts.filter(({ key }) => key.includes(searchKey(word))).length - there.length
      for (const [how, typed] of Object.entries(typedAnyhow(word))) {
        const { ids } = await searchIndex().search({ text: typed, staff: true, perPage: 1000 })
        wanted += there.length
        wrong += ids.length - there.filter((id) => ids.includes(id)).length
        for (const id of there.filter((one) => !ids.includes(one))) {
          missed.push(`${word} (${how}): ${texts.find((one) => one.id === id)!.title}`)
        }
      }
    }
    const recall = (100 * (wanted - missed.length)) / wanted
    const scrambled = words.filter((word) => typedAnyhow(word).scrambled !== word).length
    process.stdout.write(
      `    ${words.length} words (${scrambled} typed in another order) x 3 in ${texts.length} texts: ` +
        `recall ${recall.toFixed(2)} % of ${wanted}, ${wrong} more by keywords and lessons, ` +
        `${within} only inside another syllable\n`
    )
    assert.deepEqual(missed.slice(0, 20), [])
    assert.isAbove(scrambled, 50)
    assert.isAbove(clusters(words.join('')).length, 300)
  }).timeout(120_000)
})
