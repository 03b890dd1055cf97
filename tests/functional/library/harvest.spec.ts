import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#shared/actor'
import { clock } from '#shared/clock'
import { transaction } from '#shared/database/transaction'
import { retireResource } from '#library/actions/retire_resource'
import { relayAll } from '#shared/outbox/relay'
import { noteExposures } from '#library/harvest/note_exposures'
import { nextExposures } from '#library/harvest/exposures'
import { giveStamps } from '#library/harvest/give_stamps'
import { emptyLibrary, makeResource, makeSyllabus } from '#tests/support/library'
import { askOai, harvest, headerOf, tokenOf } from '#tests/support/oai'

const expose = async (...ids: string[]) => {
  await transaction((trx) => noteExposures(trx, ids))
  await giveStamps()
}

/** So many resources, seen by harvesters. */
async function makeMany(count: number, wish: object = {}) {
  const ids: string[] = []
  for (let n = 0; n < count; n++) ids.push((await makeResource(wish)).id)
  await expose(...ids)
  return ids
}

const idOf = (record: any) => headerOf(record).identifier.split(':').at(-1)

test.group('OAI-PMH', (group) => {
  group.each.setup(emptyLibrary)

  test('a record that changed and has no new time yet keeps its place in every list', async ({
    assert,
  }) => {
    const [changed, retired, still] = await makeMany(3)
    await retireResource(SYSTEM, retired)
    const before = await db.from('library_exposures').orderBy('id').select('stamp')
    await transaction((trx) => noteExposures(trx, [changed, retired]))
    // Another process has written, and this answer had given the times before it could see that.
    const all = { verb: 'ListRecords', prefix: 'oai_dc', after: null, cursor: 0, size: 3 } as const
    const { page } = await nextExposures(all, 10)
    assert.sameMembers(
      page.map(({ id }) => id),
      [changed, retired, still]
    )
    assert.deepEqual(
      page.map(({ stamp }) => stamp),
      before.map(({ stamp }) => Number(stamp))
    )
    await db.from('library_exposures').update({ stamp: 1000 })
    await giveStamps()
    const after = await db.from('library_exposures').where('stamp', '>', 1000).select('id')
    assert.sameMembers(
      after.map(({ id }) => id),
      [changed, retired]
    )
  })

  test('refuses what is not exactly right: {query}')
    .with(
      [
        ...[
          ['', 'badVerb'],
          ['verb=Nothing', 'badVerb'],
          ['verb=Identify&verb=Identify', 'badVerb'],
        ],
        ...[
          ['verb=toString', 'badVerb'],
          ['verb=Identify&x=1', 'badArgument'],
        ],
        ...[
          ['verb=ListRecords', 'badArgument'],
          ['verb=GetRecord&metadataPrefix=oai_dc', 'badArgument'],
        ],
        ['verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc', 'badArgument'],
        ['verb=ListRecords&metadataPrefix=oai_dc&from=2026', 'badArgument'],
        ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30', 'badArgument'],
        ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T00:00:00.5Z', 'badArgument'],
        ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01', 'badArgument'],
        [
          'verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-02T00:00:00Z',
          'badArgument',
        ],
        ['verb=ListRecords&metadataPrefix=oai_dc&set=a%20b', 'badArgument'],
        ['verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x', 'badArgument'],
        ['verb=ListRecords&resumptionToken=x', 'badResumptionToken'],
        ['verb=ListSets&resumptionToken=x', 'badResumptionToken'],
        ['verb=ListRecords&metadataPrefix=marc', 'cannotDisseminateFormat'],
        ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:x:1', 'idDoesNotExist'],
        ['verb=ListMetadataFormats&identifier=%20', 'idDoesNotExist'],
        ['verb=ListRecords&metadataPrefix=oai_dc', 'noRecordsMatch'],
        ['verb=ListIdentifiers&metadataPrefix=oai_dc&set=grade:77', 'noRecordsMatch'],
        ['verb=ListIdentifiers&metadataPrefix=oai_dc&set=grade:_', 'noRecordsMatch'],
      ].map(([query, code]) => ({ query, code }))
    )
    .run(async ({ assert }, { query, code }) => {
      for (const method of ['GET', 'POST'] as const) {
        const { response, oai } = await askOai(query, method)
        assert.equal(response.status, 200)
        assert.match(response.headers.get('content-type')!, /^text\/xml; charset=utf-8/)
        assert.equal(oai.error['@code'], code)
        const isTold = !['badVerb', 'badArgument'].includes(code)
        assert.equal(typeof oai.request === 'object' && '@verb' in oai.request, isTold)
      }
    })

  test('says what it is and what there is', async ({ assert }) => {
    await makeSyllabus()
    const { oai, response } = await askOai('verb=Identify')
    assert.isNull(response.headers.get('set-cookie'))
    assert.match(oai.responseDate, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    assert.include(oai.Identify, {
      ...{ protocolVersion: '2.0', deletedRecord: 'persistent', compression: 'gzip' },
      granularity: 'YYYY-MM-DDThh:mm:ssZ',
    })
    const sets = (await askOai('verb=ListSets')).oai.ListSets.set
    const specs = sets.map((one: any) => one.setSpec[0])
    assert.includeMembers(specs, ['subject', 'subject:PHY', 'subject:PHY:11', 'grade', 'grade:11'])
    const formats = (await askOai('verb=ListMetadataFormats')).oai.ListMetadataFormats
    assert.deepEqual(
      formats.metadataFormat.map((one: any) => one.metadataPrefix),
      ['oai_dc', 'oai_lom']
    )
  })

  test('tells only what everybody may see', async ({ assert }) => {
    const [open] = await makeMany(1)
    await makeMany(1, { teacherOnly: true })
    await makeMany(1, { state: 'draft' })
    await makeMany(1, { scope: 'institution' })
    await makeMany(1, { shelf: 'handbook' })
    const { records } = await harvest({ verb: 'ListRecords', metadataPrefix: 'oai_dc' })
    assert.deepEqual(records.map(idOf), [open])
  })

  test('what is taken back stays as deleted, in its sets', async ({ assert }) => {
    const { subject } = await makeSyllabus()
    const resource = await makeResource({ subjectId: subject, grades: [11] })
    await expose(resource.id)
    const ask = { verb: 'ListRecords', metadataPrefix: 'oai_dc', set: 'subject:PHY:11' }
    const before = await harvest(ask)
    assert.isDefined(before.records[0].metadata)
    await resource.merge({ state: 'retired' }).save()
    // Before the listener has run nothing is told either.
    const { records } = await harvest(ask)
    assert.equal(headerOf(records[0])['@status'], 'deleted')
    assert.isUndefined(records[0].metadata)
    await expose(resource.id)
    await db.from('library_resources').where('id', resource.id).delete()
    const after = await harvest(ask)
    assert.equal(headerOf(after.records[0])['@status'], 'deleted')
    const { identifier } = headerOf(after.records[0])
    const one = await askOai({ verb: 'GetRecord', metadataPrefix: 'oai_lom', identifier })
    assert.equal(headerOf(one.oai.GetRecord.record[0])['@status'], 'deleted')
  })

  test('a change of a resource reaches harvesters by its event, with a later time', async ({
    assert,
  }) => {
    const [id] = await makeMany(1)
    await db.from('library_exposures').where('id', id).update({ stamp: 1000 })
    await retireResource(SYSTEM, id)
    await relayAll()
    const row = await db.from('library_exposures').where('id', id).firstOrFail()
    assert.isTrue(Boolean(row.is_deleted))
    assert.isAbove(Number(row.stamp), 1000)
  })

  test('from and until hold what lies at their ends; a day is whole', async ({ assert }) => {
    const [a, b] = await makeMany(2)
    const at = (text: string) => Date.parse(text) / 1000
    const stamp = (id: string, text: string) =>
      db
        .from('library_exposures')
        .where('id', id)
        .update({ stamp: at(text) })
    await stamp(a, '2026-03-01T00:00:00Z')
    await stamp(b, '2026-03-02T23:59:59Z')
    const ask = async (window: object) => {
      const asked = { verb: 'ListIdentifiers', metadataPrefix: 'oai_dc', ...window }
      const { records } = await harvest(asked as any)
      return records.map(idOf).sort()
    }
    assert.deepEqual(await ask({ from: '2026-03-01T00:00:00Z', until: '2026-03-01T00:00:00Z' }), [
      a,
    ])
    assert.deepEqual(await ask({ from: '2026-03-01T00:00:01Z' }), [b])
    assert.deepEqual(await ask({ until: '2026-03-02' }), [a, b].sort())
    assert.deepEqual(await ask({ until: '2026-03-01' }), [a])
    const { oai } = await askOai('verb=Identify')
    assert.equal(oai.Identify.earliestDatestamp, '2026-03-01T00:00:00Z')
  })

  test('each record comes once while records change underneath, by a token that may be used again', async ({
    assert,
  }) => {
    const ids = await makeMany(250)
    const seen: string[] = []
    const ask = { verb: 'ListRecords', metadataPrefix: 'oai_dc' }
    const started = Math.floor(clock.now().toSeconds())
    const { records, pages } = await harvest(ask, async (page) => {
      // Some that were told and some that were not; one that is new, one that goes.
      await expose(...ids.filter((_, at) => at % 3 === 0))
      if (page === 1) await makeMany(1)
      await db.from('library_resources').where('id', ids[249]).update({ state: 'retired' })
    })
    seen.push(...records.map(idOf))
    assert.equal(pages, 3)
    assert.equal(new Set(seen).size, seen.length)
    assert.includeMembers(seen, ids)
    assert.equal(headerOf(records.find((one) => idOf(one) === ids[249]))['@status'], 'deleted')
    // What changed meanwhile comes with the next harvest from the time of the first answer.
    const from = new Date(started * 1000).toISOString().replace('.000', '')
    const next = await harvest({ ...ask, from })
    assert.includeMembers(
      next.records.map(idOf),
      ids.filter((_, at) => at % 3 === 0)
    )

    const first = await askOai(ask)
    const token = tokenOf(first.oai.ListRecords)
    const [one, two] = [
      await askOai({ verb: 'ListRecords', resumptionToken: token }),
      await askOai({ verb: 'ListRecords', resumptionToken: token }),
    ]
    const told = (answer: any) => answer.oai.ListRecords.record.map(idOf)
    assert.deepEqual(told(one), told(two))
    assert.include(one.oai.ListRecords.resumptionToken, { '@cursor': '100' })
    const other = await askOai({ verb: 'ListIdentifiers', resumptionToken: token })
    assert.equal(other.oai.error['@code'], 'badResumptionToken')
    const forged = await askOai({ verb: 'ListRecords', resumptionToken: `${token.slice(0, -2)}AA` })
    assert.equal(forged.oai.error['@code'], 'badResumptionToken')
  })

  test('texts from elsewhere do not break the document', async ({ assert }) => {
    const wish = { titleEn: 'a\u0001\u0008 <b> & "c" ]]> \uFFFE', authors: ['x;\nEND:VCARD'] }
    await makeMany(1, wish)
    for (const metadataPrefix of ['oai_dc', 'oai_lom']) {
      const { text } = await askOai({ verb: 'ListRecords', metadataPrefix })
      assert.include(text, 'a &lt;b&gt; &amp;')
      // eslint-disable-next-line no-control-regex
      assert.notMatch(text, /[\u0000-\u0008\uFFFE]/)
    }
  })

  test('a time is never earlier than one given before', async ({ assert }) => {
    const [a] = await makeMany(1)
    const future = Math.floor(clock.now().toSeconds()) + 3600
    await db.from('library_exposures').where('id', a).update({ stamp: future })
    const [b] = await makeMany(1)
    const row = await db.from('library_exposures').where('id', b).firstOrFail()
    assert.equal(Number(row.stamp), future)
  })
})
