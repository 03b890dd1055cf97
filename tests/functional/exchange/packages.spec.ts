import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Resource from '#library/models/resource'
import { emptyLibrary, makeSyllabus } from '#tests/support/library'
import { makeInstitution } from '#tests/support/accounts'
import { signedIn } from '#tests/support/people'
import { bring } from '#tests/support/imports'
import { accept, importableFolder, look, previewOf } from '#tests/support/source_imports'
import { corpusPath, WITHOUT_CORPUS, zipOf } from '#tests/support/packages'

const KIND = 'library.packages'
const corpus = (...parts: string[]) => readFileSync(join(corpusPath, ...parts))
const hasCorpus = existsSync(join(corpusPath, 'h5p'))

async function makeDesk() {
  await makeSyllabus()
  return signedIn('library_administrator', await makeInstitution())
}

const page = (title: string, body: string) =>
  `<html><head><title>${title}</title></head><body>${body}</body></html>`

const lom = (rights: string) =>
  `<lom xmlns="http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"><general><title><string language="km">វគ្គវិទ្យាសាស្ត្រ</string></title><language>km</language></general><lifeCycle><contribute><role><value>author</value></role><entity>BEGIN:VCARD VERSION:3.0 FN:Sok Dara N:Dara;Sok END:VCARD</entity></contribute></lifeCycle><rights><description><string>${rights}</string></description></rights></lom>`

const QUIZ = `<questestinterop><assessment ident="a" title="Quiz"><section ident="s"><item ident="q1" title="One"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>cc_profile</fieldlabel><fieldentry>cc.multiple_choice.v0p1</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation><material><mattext texttype="text/html">&lt;p&gt;Unit of force?&lt;/p&gt;</mattext></material><response_lid ident="r" rcardinality="Single"><render_choice><response_label ident="a"><material><mattext>N</mattext></material></response_label><response_label ident="b"><material><mattext>J</mattext></material></response_label></render_choice></response_lid></presentation><resprocessing><respcondition><conditionvar><varequal respident="r">a</varequal></conditionvar><setvar action="Set" varname="SCORE">100</setvar></respcondition></resprocessing></item></section></assessment></questestinterop>`

/** A cartridge with a page and its picture, a link, questions, a tool that is elsewhere, and something unknown. */
const cartridge = (rights = 'CC BY-SA 4.0') =>
  zipOf({
    'imsmanifest.xml': `<?xml version="1.0"?><manifest identifier="m1" xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"><metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion>${lom(rights)}</metadata><organizations><organization><item identifier="root"><item identifier="m"><title>Physics</title><item identifier="i1" identifierref="r1"><title>Force</title></item><item identifier="i2" identifierref="r2"><title>Film</title></item><item identifier="i3" identifierref="r3"><title>Quiz</title></item><item identifier="i4" identifierref="r4"><title>Tool</title></item><item identifier="i5" identifierref="r5"><title>Strange</title></item></item></item></organization></organizations><resources><resource identifier="r1" type="webcontent" href="wiki_content/force.html"><file href="wiki_content/force.html"/></resource><resource identifier="r2" type="imswl_xmlv1p1"><file href="link.xml"/></resource><resource identifier="r3" type="imsqti_xmlv1p2/imscc_xmlv1p1/assessment"><file href="quiz.xml"/></resource><resource identifier="r4" type="imsbasiclti_xmlv1p0"><file href="tool.xml"/></resource><resource identifier="r5" type="imsunknwn_xmlv1p3"/><resource identifier="r6" type="webcontent" href="web_resources/dot.png"><file href="web_resources/dot.png"/></resource></resources></manifest>`,
    'wiki_content/force.html': page(
      'Force',
      '<p>A <em>push</em>. <img src="$IMS-CC-FILEBASE$/dot.png" alt="dot"><script>steal()</script></p>'
    ),
    'web_resources/dot.png': Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64'
    ),
    'link.xml': '<webLink><title>Film</title><url href="https://example.org/film"/></webLink>',
    'quiz.xml': QUIZ,
    'tool.xml': '<x/>',
  })

test.group('Packages with what they say of themselves', (group) => {
  group.each.setup(emptyLibrary)

  test('a Common Cartridge comes in thing by thing', async ({ assert }) => {
    const { browser } = await makeDesk()
    const { row, path } = await bring(browser, await cartridge(), { kind: KIND, name: 'a.imscc' })
    assert.equal(row.state, 'ready', JSON.stringify(row.problem))
    assert.deepEqual(
      (await previewOf(row.id)).map(({ outcome, label, problems }) => [
        outcome,
        label,
        problems[0]?.code,
      ]),
      [
        ['add', 'Force', undefined],
        ['add', 'Film', undefined],
        ['add', 'Quiz', undefined],
        ['bad', 'Strange', 'unknown_part'],
      ]
    )
    const applied = await accept(browser, path)
    assert.equal(applied.row.state, 'applied', JSON.stringify(applied.row.problem))
    const force = await Resource.findByOrFail('titleEn', 'Force')
    assert.equal(force.bodyEn, 'A *push*. ![dot](dot.png)')
    assert.equal(force.licence, 'CC-BY-SA-4.0')
    assert.deepEqual(force.authors, ['Sok Dara'])
    assert.deepEqual(force.languages, ['km'])
    assert.isNotNull(force.subjectId)
    assert.equal(
      (await Resource.findByOrFail('titleEn', 'Film')).sourceUrl,
      'https://example.org/film'
    )
    const quiz = await Resource.findByOrFail('titleEn', 'Quiz')
    assert.equal(quiz.kind, 'questions')
    assert.include((await browser.get(`/library/${quiz.code}`)).html, 'Unit of force?')
    const again = await bring(browser, await cartridge(), { kind: KIND, name: 'a (1).imscc' })
    assert.deepEqual([again.row.same, again.row.toAdd, again.row.toChange], [3, 0, 0])
    const newer = await bring(browser, await cartridge('All rights reserved'), {
      kind: KIND,
      name: 'a.imscc',
    })
    assert.deepEqual(newer.row.marks, { licence: 3 })
  })

  test('H5P contents of others say their title, licence and authors', async ({ assert }) => {
    const { browser } = await makeDesk()
    const folder = await zipOf({
      'a/khmer.h5p': corpus('h5p', 'made-question-set-khmer.h5p'),
      'b/drag.h5p': corpus('h5p', 'moodle-drag.h5p'),
      'c/broken.h5p': corpus('h5p', 'bad-lumi-broken-h5p-json.h5p'),
    })
    const { row, path } = await bring(browser, folder, { kind: KIND, name: 'h5p.zip' })
    const rows = await previewOf(row.id)
    assert.deepEqual(
      rows.map(({ outcome }) => outcome),
      ['add', 'add', 'bad']
    )
    const applied = await accept(browser, path)
    assert.equal(applied.row.state, 'applied', JSON.stringify(applied.row.problem))
    const all = await Resource.query().orderBy('licence')
    assert.deepEqual(
      all.map(({ licence, kind, state }) => [licence, kind, state]),
      [
        ['CC-BY-4.0', 'package', 'draft'],
        ['UNKNOWN', 'package', 'draft'],
      ]
    )
    assert.lengthOf(await db.from('library_packages'), 2)
  }).skip(!hasCorpus, WITHOUT_CORPUS)

  test('every cartridge of others is read or refused with a reason', async ({ assert }) => {
    const { browser } = await makeDesk()
    for (const name of readdirSync(join(corpusPath, 'cc'))) {
      const { row } = await bring(browser, corpus('cc', name), { kind: KIND, name })
      assert.equal(row.state, 'ready', name)
      assert.isAbove(row.total, 0, name)
    }
  }).skip(!hasCorpus, WITHOUT_CORPUS)

  test('channels of every schema of Kolibri are read', async ({ assert }) => {
    const { browser } = await makeDesk()
    const names = readdirSync(join(corpusPath, 'kolibri')).filter((one) => one.endsWith('.sqlite3'))
    assert.isAbove(names.length, 3)
    for (const name of names) {
      const zip = await zipOf({ [`databases/${name}`]: corpus('kolibri', name) })
      const { row } = await bring(browser, zip, { kind: 'library.kolibri', name: `${name}.zip` })
      assert.equal(row.state, 'ready', `${name} ${JSON.stringify(row.problem)}`)
      const rows = await previewOf(row.id)
      assert.isAbove(rows.length, 1, name)
      assert.isTrue(
        rows.every(({ problems }) => problems.some(({ field }) => field === 'files')),
        'their files are not with them'
      )
    }
  }).skip(!hasCorpus, WITHOUT_CORPUS)

  test('a folder of the server is for those who look after the library', async ({ assert }) => {
    const folder = importableFolder()
    try {
      const teacher = await signedIn('teacher', await makeInstitution())
      const { row } = await look(teacher.browser, KIND, { folder: folder.name, arrival: 'draft' })
      assert.equal(row.state, 'refused')
      assert.equal(row.problem?.code, 'no_folder')
    } finally {
      folder.drop()
    }
  })
})
