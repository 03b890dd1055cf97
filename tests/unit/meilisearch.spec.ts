import { test } from '@japa/runner'
import { Meilisearch } from 'meilisearch'
import { synonymTable, termsOf } from '#search/terms'
import { coded } from '#search/drivers/meilisearch_tokens'
import { settings } from '#search/drivers/meilisearch_settings'
import { MeilisearchReading } from '#search/drivers/meilisearch_read'
import { asStored, MeilisearchEngine } from '#search/drivers/meilisearch'
import { document } from '#tests/contracts/search/documents'
import type { SearchQuery } from '#search/types'

type Asked = { method: string; path: string; body: any }

/** A server that takes down what it is asked and answers as the documentation of Meilisearch says. */
function standIn(answer: (asked: Asked) => unknown = () => ({})) {
  const asked: Asked[] = []
  const server = new Meilisearch({
    host: 'http://meilisearch.invalid',
    httpClient: async (url, init) => {
      const path = new URL(url as string | URL).pathname
      const one = {
        method: init!.method!,
        path,
        body: JSON.parse((init!.body as string) ?? 'null'),
      }
      if (path.startsWith('/tasks/')) return { uid: 1, status: 'succeeded' }
      asked.push(one)
      return path === '/multi-search' ? answer(one) : { taskUid: 1, status: 'enqueued' }
    },
  })
  return { server, asked }
}

const synonyms = synonymTable([['គណិតវិទ្យា', 'maths']])

async function asks(query: Partial<SearchQuery>, results?: unknown[]) {
  const { server, asked } = standIn(({ body }) => ({
    results: results ?? body.queries.map(() => ({ hits: [], totalHits: 0, facetDistribution: {} })),
  }))
  const terms = termsOf(query.text ?? '', synonyms)
  const reading = new MeilisearchReading(server, 'i', { staff: false, ...query }, terms, synonyms)
  const answer = await reading.results()
  return { answer, queries: asked[0].body.queries }
}

test.group('Meilisearch | what its server is asked', () => {
  test('an index gets its settings before it takes documents', async ({ assert }) => {
    const { server, asked } = standIn()
    await new MeilisearchEngine(server).create({} as any, 'i')
    assert.deepEqual(
      asked.map(({ method, path }) => `${method} ${path}`),
      ['POST /indexes', 'PATCH /indexes/i/settings']
    )
    assert.deepEqual(asked[0].body, { uid: 'i', primaryKey: 'id' })
    assert.deepEqual(asked[1].body, settings)
  })

  test('Khmer is handed over as codes, one for each cluster and each pair', ({ assert }) => {
    const codes = ['កា', 'ក្រ', 'ក', '\uE000ក\uE000ខ', 'ា'].map(coded)
    assert.lengthOf(new Set(codes), codes.length)
    for (const code of codes) assert.match(code, /^x[a-pz]+$/)
    assert.equal(coded('energy10'), 'energy10')
    const stored = asStored(document('គណិតវិទ្យា Energy', { facets: { grade: ['10'] } }), synonyms)
    assert.deepEqual(stored.names, ['គ ណិ ត វិ ទ្យា'])
    assert.equal(stored.latinTitle, 'energy')
    assert.deepEqual((stored as any).grade, ['10'])
    assert.notMatch(stored.title, /[\u1780-\u17FF]/)
  })

  test('one request holds the kinds of match, the counts and those of facets with a filter', async ({
    assert,
  }) => {
    const { queries } = await asks({
      ...{ text: 'ច្បាប់ញូតុន force', nouns: ['resource'], page: 2, perPage: 12 },
      ...{ filters: { grade: ['10', '11'] }, count: ['grade', 'subject'] },
    })
    const [titleWords, , , text, all, nouns, grades] = queries
    assert.lengthOf(queries, 7)
    assert.deepEqual(titleWords.attributesToSearchOn, ['titleWords'])
    assert.equal(text.hitsPerPage, 24)
    assert.match(text.q, /^"x[a-pxz ]+" force$/)
    assert.deepEqual(text.filter, [
      'staffOnly = false',
      'noun IN ["resource"]',
      'grade IN ["10", "11"]',
    ])
    assert.deepEqual([all.facets, all.hitsPerPage], [['subject'], 0])
    assert.deepEqual([nouns.facets, nouns.filter], [['noun'], ['staffOnly = false']])
    assert.deepEqual(
      [grades.facets, grades.filter],
      [['grade'], ['staffOnly = false', 'noun IN ["resource"]']]
    )
  })

  test('names with synonyms are asked for by what documents hold', async ({ assert }) => {
    const { queries } = await asks({ text: 'maths', staff: true })
    assert.equal(queries[0].q, '')
    assert.deepEqual(queries[0].filter, ['names IN ["maths", "គ ណិ ត វិ ទ្យា"]'])
    const { queries: sorted } = await asks({ sort: 'title', locale: 'en' })
    assert.deepEqual(sorted[0].sort, ['sortEn:asc'])
  })

  test('a document stands once, at its best match', async ({ assert }) => {
    const list = (...ids: string[]) => ({ hits: ids.map((id) => ({ id })), totalHits: 3 })
    const facets = { grade: { '10': 1, '11': 2 } }
    const { answer } = await asks({ text: 'ទឹកភ្លៀង', count: ['grade'], perPage: 3 }, [
      ...[list('b'), list('b', 'c'), list('c'), list('a', 'b', 'c')],
      { hits: [], totalHits: 3, facetDistribution: facets },
      { hits: [], totalHits: 3, facetDistribution: { noun: { resource: 3 } } },
    ])
    assert.deepEqual(answer, {
      ids: ['b', 'c', 'a'],
      total: 3,
      facets: {
        grade: [
          { value: '11', count: 2 },
          { value: '10', count: 1 },
        ],
      },
      nouns: { resource: 3 },
    })
  })
})
