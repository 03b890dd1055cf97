import { test } from '@japa/runner'
import Ajv2019 from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'
import db from '@adonisjs/lucid/services/db'
import { forget } from '#shared/remembered'
import { emptyLibrary } from '#tests/support/library'
import { makeCurriculum } from '#tests/support/curriculum'
import { bring } from '#tests/support/imports'
import { relayAll } from '#shared/outbox/relay'
import { caseSchema } from '#tests/support/case_schema'
import { caseFiles, hasCorpus, readCase } from '#tests/support/case_corpus'
import { Import } from '#shared/imports/import'
import type { BrowserSession } from '#tests/support/browser_session'

const NO_CORPUS = 'the corpus of CASE packages is not here'

async function load(browser: BrowserSession, content: string) {
  const { row, path } = await bring(browser, content, {
    kind: 'curriculum.case',
    name: 'case.json',
  })
  if (row.toAdd + row.toChange === 0) return { row, path }
  await browser.post(`${path}/application`)
  await relayAll()
  return { row: await Import.findOrFail(row.id), path }
}

const json = async (browser: BrowserSession, path: string) =>
  JSON.parse((await browser.get(path)).html)

test.group('CASE', (group) => {
  group.each.setup(() => emptyLibrary())

  for (const name of caseFiles) {
    test(`${name} loads, is browsable and comes out as it went in`, async ({ assert }) => {
      const { writer } = await makeCurriculum()
      const given = JSON.parse(readCase(name))
      const { row } = await load(writer.browser, readCase(name))
      assert.equal(row.state, 'applied')
      assert.equal(row.bad, 0)
      const id = given.CFDocument.identifier
      const page = await writer.browser.get(`/curriculum/documents/${id}`)
      assert.equal(page.status, 200)
      const out = await json(writer.browser, `/ims/case/v1p1/CFPackages/${id}`)
      assert.equal(out.CFDocument.title, given.CFDocument.title)
      const names = (list: { identifier: string }[]) =>
        list.map(({ identifier }) => identifier).sort()
      assert.deepEqual(names(out.CFItems), names(given.CFItems))
      assert.deepEqual(names(out.CFAssociations), names(given.CFAssociations))
      const again = await load(writer.browser, readCase(name))
      assert.equal(again.row.toAdd + again.row.toChange, 0)
    }).timeout(20_000)
  }

  test('an older package changes nothing, a newer one what it changes; what is gone is deprecated', async ({
    assert,
  }) => {
    const { writer } = await makeCurriculum()
    await load(writer.browser, readCase('SequenceNumberFramework.json'))
    const changed = JSON.parse(readCase('SequenceNumberFramework.json'))
    changed.CFDocument.lastChangeDateTime = '2030-01-01T00:00:00Z'
    const [kept, gone] = changed.CFItems
    kept.fullStatement = 'Now otherwise'
    kept.lastChangeDateTime = '2030-01-01T00:00:00Z'
    changed.CFItems = [kept]
    changed.CFAssociations = changed.CFAssociations.filter(
      (one: any) => one.originNodeURI.identifier !== gone.identifier
    )
    await load(writer.browser, JSON.stringify(changed))
    const rows = await db.from('curriculum_case_items').orderBy('position')
    assert.lengthOf(rows, 2)
    const now = rows.find((row) => row.identifier === kept.identifier)
    assert.equal(now.statement, 'Now otherwise')
    const left = rows.find((row) => row.identifier === gone.identifier)
    assert.isTrue(Boolean(left.is_deprecated))
    const { row } = await load(writer.browser, readCase('SequenceNumberFramework.json'))
    assert.equal(
      (await db.from('curriculum_case_items').where('identifier', kept.identifier).first())
        .statement,
      'Now otherwise'
    )
    assert.isAbove(row.toChange, 0)
  }).skip(!hasCorpus, NO_CORPUS)

  test('a bad package is refused with a sentence', async ({ assert }) => {
    const { writer } = await makeCurriculum()
    const { row, path } = await bring(writer.browser, '{"CFItems":[]}', {
      ...{ kind: 'curriculum.case', name: 'case.json' },
    })
    assert.equal(row.bad, 1)
    assert.include((await writer.browser.get(path)).html, 'the package has no CFDocument')
  })

  test('the export is valid against the official schema, in both languages', async ({ assert }) => {
    const { writer } = await makeCurriculum()
    const ajv = new (Ajv2019 as any)({ strict: false, allErrors: true })
    ;(addFormats as any)(ajv)
    const validate = ajv.compile(await caseSchema('official/case-v1p1-cfpackage.json'))
    const { CFDocuments } = await json(writer.browser, '/ims/case/v1p1/CFDocuments')
    assert.lengthOf(CFDocuments, 2)
    for (const { identifier } of CFDocuments) {
      const out = await json(writer.browser, `/ims/case/v1p1/CFPackages/${identifier}`)
      assert.isAbove(out.CFItems.length, 4)
      assert.isTrue(validate(out), JSON.stringify(validate.errors?.slice(0, 3)))
    }
  }).skip(!hasCorpus, NO_CORPUS)

  test('out and in again on another server gives the same tree', async ({ assert }) => {
    const { writer } = await makeCurriculum()
    const { CFDocuments } = await json(writer.browser, '/ims/case/v1p1/CFDocuments')
    const english = CFDocuments.find((one: any) => one.language === 'en')
    const out = await json(writer.browser, `/ims/case/v1p1/CFPackages/${english.identifier}`)
    const own = await bring(writer.browser, JSON.stringify(out), {
      ...{ kind: 'curriculum.case', name: 'case.json' },
    })
    assert.isAbove(own.row.bad, 0)
    for (const table of ['outcomes', 'lessons', 'chapters', 'subjects', 'frameworks']) {
      await db.from(`curriculum_${table}`).delete()
    }
    forget()
    const { row } = await load(writer.browser, JSON.stringify(out))
    assert.equal(row.state, 'applied')
    const back = await json(writer.browser, `/ims/case/v1p1/CFPackages/${english.identifier}`)
    const tree = (one: any) =>
      one.CFAssociations.map(
        (a: any) =>
          `${a.associationType} ${a.originNodeURI.identifier} ${a.destinationNodeURI.identifier} ${a.sequenceNumber}`
      ).sort()
    const words = (one: any) =>
      one.CFItems.map(
        (i: any) => `${i.identifier} ${i.humanCodingScheme} ${i.fullStatement}`
      ).sort()
    assert.deepEqual(tree(back), tree(out))
    assert.deepEqual(words(back), words(out))
  })

  test('the interface answers single objects, in 1.1 and 1.0, and remembers nothing of who asks', async ({
    assert,
  }) => {
    const { writer } = await makeCurriculum()
    const { CFDocuments } = await json(writer.browser, '/ims/case/v1p1/CFDocuments?sort=language')
    const [en, km] = CFDocuments
    assert.deepEqual([en.language, km.language], ['en', 'km'])
    const out = await json(writer.browser, `/ims/case/v1p1/CFPackages/${en.identifier}`)
    const lesson = out.CFItems.find((one: any) => one.humanCodingScheme === 'PHY-11-02-03')
    const one = await json(writer.browser, `/ims/case/v1p1/CFItems/${lesson.identifier}`)
    assert.equal(one.CFDocumentURI.identifier, en.identifier)
    const { CFAssociations } = await json(
      writer.browser,
      `/ims/case/v1p1/CFItemAssociations/${lesson.identifier}`
    )
    const types = CFAssociations.map((a: any) => a.associationType)
    assert.includeMembers(types, ['isChildOf', 'isTranslationOf'])
    const association = await json(
      writer.browser,
      `/ims/case/v1p1/CFAssociations/${CFAssociations[0].identifier}`
    )
    assert.equal(association.identifier, CFAssociations[0].identifier)
    const old = await json(writer.browser, `/ims/case/v1p0/CFDocuments/${en.identifier}`)
    assert.notProperty(old, 'caseVersion')
    const { CFItemTypes } = await json(writer.browser, '/ims/case/v1p1/CFItemTypes')
    assert.isAbove(CFItemTypes.length, 10)
    const nothing = await writer.browser.get('/ims/case/v1p1/CFItems/nothing')
    assert.equal(nothing.status, 404)
    assert.equal((await writer.browser.get('/ims/case/v1p1/CFDocuments?limit=0')).status, 400)
    const first = await writer.browser.get('/ims/case/v1p1/CFDocuments')
    const tag = first.headers.get('etag')!
    const second = await writer.browser.get('/ims/case/v1p1/CFDocuments', { 'if-none-match': tag })
    assert.equal(second.status, 304)
  })
})
