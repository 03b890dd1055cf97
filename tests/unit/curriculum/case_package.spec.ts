import { test } from '@japa/runner'
import { CaseError, moment, readPackage } from '#curriculum/case/read_package'
import { applyQuery, caseQuery, CaseQueryError } from '#curriculum/case/list_query'
import { asV1p0 } from '#curriculum/case/as_version'
import { caseFiles, hasCorpus, readCase } from '#tests/support/case_corpus'

const node = (identifier: string) => ({
  title: identifier,
  identifier,
  uri: `https://x/${identifier}`,
})
const item = (identifier: string) => ({ ...node(identifier), fullStatement: identifier })
const below = (child: string, parent: string) => ({
  ...{ identifier: `${child}-${parent}`, uri: 'https://x/a', associationType: 'isChildOf' },
  ...{ originNodeURI: node(child), destinationNodeURI: node(parent) },
})
const pack = (changes: object = {}) =>
  JSON.stringify({
    CFDocument: { ...node('d'), creator: 'Someone' },
    CFItems: [item('a'), item('b')],
    CFAssociations: [below('a', 'd'), below('b', 'a')],
    ...changes,
  })

function refusal(json: string) {
  try {
    readPackage(json)
    return undefined
  } catch (error) {
    return error instanceof CaseError ? error.code : String(error)
  }
}

test.group('Reading a CASE package', () => {
  for (const name of caseFiles) {
    test(`reads ${name} of the corpus`, ({ assert }) => {
      const given = JSON.parse(readCase(name))
      const read = readPackage(readCase(name))
      assert.lengthOf(read.CFItems, given.CFItems.length)
      assert.lengthOf(read.CFAssociations, given.CFAssociations.length)
      assert.equal(read.CFDocument.identifier, given.CFDocument.identifier)
    })
  }

  test('the corpus has files to read', ({ assert }) => {
    assert.isAbove(caseFiles.length, 5)
  }).skip(!hasCorpus, 'the corpus of CASE packages is not here')

  test('what cannot be understood is refused as a whole, with the reason', ({ assert }) => {
    const refusals = {
      not_json: '{',
      not_a_package: '[]',
      no_document: '{"CFItems":[]}',
      missing_field: pack({ CFItems: [node('a')] }),
      given_twice: pack({ CFItems: [item('a'), item('a')] }),
      not_in_package: pack({ CFAssociations: [below('z', 'd')] }),
      own_child: pack({ CFAssociations: [below('a', 'a')] }),
      cycle: pack({ CFAssociations: [below('a', 'b'), below('b', 'a')] }),
    }
    for (const [code, json] of Object.entries(refusals)) assert.equal(refusal(json), code)
    assert.isUndefined(refusal(pack()))
  })

  test('an item may stand in two places', ({ assert }) => {
    const twice = pack({ CFAssociations: [below('a', 'd'), below('b', 'a'), below('b', 'd')] })
    assert.isUndefined(refusal(twice))
  })

  test('a time without a zone means UTC', ({ assert }) => {
    assert.equal(moment('2017-05-25T18:05:33'), '2017-05-25T18:05:33Z')
    assert.equal(moment('2017-09-22T23:13:54+00:00'), '2017-09-22T23:13:54+00:00')
    assert.equal(moment('soon'), '1970-01-01T00:00:00Z')
  })
})

test.group('Queries of the CASE interface', () => {
  const list = [
    { identifier: '1', uri: 'u', title: 'Algebra', creator: 'A' },
    { identifier: '2', uri: 'u', title: 'Biology', creator: 'B' },
    { identifier: '3', uri: 'u', title: 'Chemistry', creator: 'A' },
  ]
  const ids = (query: object) =>
    applyQuery(list, caseQuery(query as any)).rows.map((one) => one.identifier)

  test('limit, offset, sort and filter', ({ assert }) => {
    assert.deepEqual(ids({ limit: '1', offset: '1' }), ['2'])
    assert.deepEqual(ids({ sort: 'title', orderBy: 'desc' }), ['3', '2', '1'])
    assert.deepEqual(ids({ filter: "creator='A'" }), ['1', '3'])
    assert.deepEqual(ids({ filter: "creator='A' AND title~'chem'" }), ['3'])
    assert.deepEqual(ids({ filter: "title='Algebra' OR title='Biology'" }), ['1', '2'])
    assert.deepEqual(ids({ filter: "title>'B'" }), ['2', '3'])
  })

  test('fields leaves only what is asked for, and what names the object', ({ assert }) => {
    const [first] = applyQuery(list, caseQuery({ fields: 'title' })).rows
    assert.deepEqual(first, { identifier: '1', uri: 'u', title: 'Algebra' })
  })

  test('nonsense is refused', ({ assert }) => {
    for (const query of [
      { limit: '0' },
      { offset: '-1' },
      { orderBy: 'up' },
      { filter: 'x' },
      { sort: '1=1' },
    ]) {
      assert.throws(() => caseQuery(query as any), CaseQueryError as any)
    }
  })

  test('version 1.0 has no words for what came later', ({ assert }) => {
    const old = asV1p0({
      ...{ caseVersion: '1.1', frameworkType: 'x', associationType: 'isTranslationOf' },
      uri: 'https://x/ims/case/v1p1/CFItems/1',
      CFItems: [{ fullStatement: 'y', subject: ['z'] }],
    })
    assert.deepEqual(old, {
      associationType: 'isRelatedTo',
      uri: 'https://x/ims/case/v1p0/CFItems/1',
      CFItems: [{ fullStatement: 'y' }],
    })
  })
})
