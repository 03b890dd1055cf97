import { DatabaseSync } from 'node:sqlite'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { clusterPhrases, clusters, clusterText, clusterTokens } from '#shared/khmer/clusters'
import { normalise } from '#shared/khmer/normalise'
import { sentence, typedText } from '#tests/unit/shared/khmer/arbitraries'
import { WORDS } from '#tests/unit/shared/khmer/words'

/** A full-text index as production builds it, holding `documents`; returns a search over it. */
function indexOf(documents: readonly string[]) {
  const db = new DatabaseSync(':memory:')
  db.exec(
    `create virtual table texts using fts5(body,
     tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'")`
  )
  const insert = db.prepare('insert into texts (rowid, body) values (?, ?)')
  documents.forEach((text, id) => insert.run(id, clusterText(text)))
  const find = db.prepare('select rowid from texts where texts match ? order by rowid')
  return (query: string) => {
    const phrases = clusterPhrases(query).map((tokens) => `"${tokens.join(' ')}"`)
    return find.all(phrases.join(' AND ')).map(({ rowid }) => Number(rowid))
  }
}

test.group('khmer / clusters', () => {
  test('a syllable with all it carries is one cluster', ({ assert }) => {
    assert.deepEqual(clusters('ស្ត្រី'), ['ស្ត្រី'])
    assert.deepEqual(clusters('ក្រសួងអប់រំ'), ['ក្រ', 'សួ', 'ង', 'អ', 'ប់', 'រំ'])
    assert.deepEqual(clusters('ទី10 ICT។'), ['ទី', '10', ' ', 'ICT', '។'])
  })

  test('the pieces joined are the text, and each starts where a cluster may start', ({
    assert,
  }) => {
    fc.assert(
      fc.property(typedText, (text) => {
        const pieces = clusters(text)
        assert.equal(pieces.join(''), text)
        const canonical = clusters(normalise(`ក${text}`))
        const torn = canonical.slice(1).filter((piece, index) => {
          return /^[\u17B6-\u17D3\u17DD]/.test(piece) && /[\u1780-\u17B3]$/.test(canonical[index])
        })
        assert.deepEqual(torn, [])
      }),
      { numRuns: 1000 }
    )
  })

  test('tokens are of the search key, without spaces and punctuation', ({ assert }) => {
    assert.equal(clusterText('«អប់រំ» ផ្សេង ៗ, ថ្នាក់ទី១០ — Élève!'), 'អ ប់ រំ ផ្សេ ង ៗ ថ្នា ក់ ទី 10 eleve')
    assert.deepEqual(clusterTokens(' ។ - '), [])
  })

  test('a query is one phrase for each run between spaces', ({ assert }) => {
    assert.deepEqual(clusterPhrases('  ទី១០  e-mail ។ '), [
      ['ទី', '10'],
      ['e', 'mail'],
    ])
    assert.deepEqual(clusterPhrases('"*()'), [])
  })
})

test.group('khmer / clusters in SQLite FTS5', () => {
  const TITLES = [
    'ក្រសួងអប់រំ យុវជន និងកីឡា',
    'មន្ទីរអប់រំរាជធានី',
    'សៀវភៅគណិតវិទ្យាថ្នាក់ទី១០',
    'មេរៀនគីមីវិទ្យា និង ICT',
    'វិទ្យាស្ថានជាតិអប់រំ',
    'ការបណ្តុះបណ្តាលគ្រូបង្រៀនមធ្យមសិក្សាទុតិយភូមិ',
  ]

  test('{0} is found inside unspaced text')
    .with([
      ['អប់រំ', [0, 1, 4]],
      ['កីឡា', [0]],
      ['វិទ្យា', [2, 3, 4]],
      ['គីមី', [3]],
      ['ទី10', [2]],
      ['ទី១០', [2]],
      ['បណ្ដុះបណ្ដាល', [5]],
      ['ict', [3]],
      ['អប់រំ ជាតិ', [4]],
      ['អប', []],
    ] as const)
    .run(({ assert }, [query, found]) => {
      assert.deepEqual(indexOf(TITLES)(query), [...found])
    })

  test('every word of every text is found, wherever the spaces are', ({ assert }) => {
    const texts = WORDS.map((word, index) => WORDS[(index * 7) % WORDS.length] + word + 'នេះ')
    const search = indexOf(texts)
    const missed = WORDS.filter((word, index) => !search(word).includes(index))
    assert.deepEqual(missed, [])
  })

  test('no typed query breaks the query language', ({ assert }) => {
    const search = indexOf(TITLES)
    fc.assert(
      fc.property(fc.oneof(sentence, fc.string({ unit: 'binary' }), typedText), (query) => {
        fc.pre(clusterPhrases(query).length > 0)
        assert.isArray(search(query))
      }),
      { numRuns: 300 }
    )
  })
})
