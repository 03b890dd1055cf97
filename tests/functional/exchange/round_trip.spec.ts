import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Resource from '#library/models/resource'
import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { emptyLibrary, makeResource, makeSyllabus } from '#tests/support/library'
import { makeInstitution } from '#tests/support/accounts'
import { signedIn } from '#tests/support/people'
import { bookOf, pdfOf } from '#tests/support/media_files'
import { bring } from '#tests/support/imports'
import { takeAlong } from '#tests/support/exports'
import { accept, previewOf } from '#tests/support/source_imports'

/** The shortest beginning by which a film and a sound are known. */
const film = Buffer.from('\0\0\0\u0018ftypmp42\0\0\0\0mp42isom\0\0\0\u0008free', 'latin1')
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)
const captions = 'WEBVTT\n\n00:00.000 --> 00:01.000\nពាក្យ'

/** What is said of each resource, whatever its code and its number. */
async function library() {
  const resources = await Resource.query().orderBy('titleKm').orderBy('titleEn')
  return Promise.all(
    resources.map(async (one) => {
      const files = await db
        .from('library_files as f')
        .join('media_blobs as b', 'b.id', 'f.blob_id')
        .where('f.resource_id', one.id)
        .orderBy(['f.role', 'f.name'])
        .select('f.role', 'f.name', 'f.language', 'b.sha256')
      const taught = await db
        .from('library_alignments as a')
        .join('curriculum_outcomes as o', 'o.id', 'a.outcome_id')
        .where('a.resource_id', one.id)
        .select('o.code')
      const made = await db
        .from('library_relations')
        .where('resource_id', one.id)
        .select('kind', 'source_title', 'source_author', 'source_url', 'source_licence')
      const { titleKm, titleEn, descriptionKm, descriptionEn, bodyKm, bodyEn } = one
      const { licence, holderKm, holderEn, publisherKm, publisherEn, authors, contributors } = one
      const { keywords, languages, subjectId, grades, minutes, audience, accessibility } = one
      return {
        ...{ titleKm, titleEn, descriptionKm, descriptionEn, bodyKm, bodyEn, kind: one.kind },
        ...{ licence, holderKm, holderEn, publisherKm, publisherEn, authors, contributors },
        ...{ keywords, languages, subjectId, grades, minutes, audience, accessibility },
        ...{ teacherOnly: Boolean(one.teacherOnly), files, taught, made },
      }
    })
  )
}

/** As a server that has the syllabus and nothing else. */
async function forgetLibrary() {
  for (const table of ['files', 'alignments', 'relations', 'versions', 'resources', 'sources']) {
    await db.from(`library_${table}`).delete()
  }
  await db.from('media_blobs').delete()
}

async function seed(subject: string) {
  const rights = { holderKm: 'ក្រសួងអប់រំ', holderEn: 'Ministry of Education' }
  const sheet = await makeResource({
    ...{ kind: 'pdf', titleKm: 'ក', titleEn: 'Newton, “first”; law', bodyKm: null, ...rights },
    ...{ descriptionKm: 'ពិពណ៌នា\nពីរបន្ទាត់', descriptionEn: '=1+1, "quoted"', subjectId: subject },
    ...{ publisherKm: 'គ្រឹះស្ថាន', publisherEn: 'House', authors: ['Dara, Sok'], minutes: 45 },
    ...{ contributors: ['Chan', 'Thy, M.'], keywords: { km: ['កម្លាំង'], en: ['force', 'a, b'] } },
    ...{ languages: ['km', 'en'], grades: [10, 11], audience: ['teacher'], teacherOnly: true },
    ...{ accessibility: ['captions'], licence: 'CC-BY-NC-SA-3.0' },
    alignment: ['PHY-11-02-03-K1'],
    files: [{ name: 'a b.pdf', content: pdfOf(['one']), role: 'main' }],
  })
  const page = await makeResource({
    ...{ titleKm: 'ខ', titleEn: null, bodyKm: '# ខ\n\n![រូប](p.png)\n\n- $x^2$', bodyEn: null },
    ...{ authors: ['Sok Dara', 'Chan'], holderKm: 'សុខ តារា', minutes: 5 },
    files: [{ name: 'p.png', content: picture }],
  })
  await db.table('library_relations').insert({
    ...{ id: newId(), resource_id: page.id, kind: 'translated_from', source_title: 'Energy' },
    ...{ source_author: 'A. Author', source_url: 'https://example.org/energy' },
    ...{ source_licence: 'CC-BY-4.0', created_at: sqlTime() },
  })
  const seen = await makeResource({
    ...{ kind: 'video', titleKm: 'គ', titleEn: null, bodyKm: null, subjectId: subject },
    ...{ authors: ['Chan', 'Sok'], holderKm: 'ចាន់', keywords: { km: ['ល្បឿន'], en: ['speed'] } },
    ...{ licence: 'CC-BY-ND-3.0', minutes: 3, descriptionKm: 'វីដេអូ' },
    files: [
      { name: 'film.mp4', content: film, role: 'main' },
      { name: 'captions.km.vtt', content: captions, role: 'captions' },
    ],
  })
  await db
    .from('library_files')
    .where({ resource_id: seen.id, role: 'captions' })
    .update({ language: 'km' })
  const book = await makeResource({
    ...{ kind: 'book', titleKm: 'ឃ', titleEn: null, bodyKm: null, licence: 'CC0-1.0' },
    ...{ authors: ['Chan'], holderKm: 'ចាន់', audience: ['teacher'], teacherOnly: true },
    files: [{ name: 'book.epub', content: await bookOf(), role: 'main' }],
  })
  return { sheet, page, seen, book }
}

test.group('What is taken along and brought to another server', (group) => {
  group.each.setup(emptyLibrary)

  test('is the same by the list with its files', async ({ assert }) => {
    const { subject } = await makeSyllabus()
    const school = await makeInstitution()
    const { browser } = await signedIn('teacher', school)
    const codes = Object.values(await seed(subject)).map(({ code }) => code)
    const before = await library()
    const { bytes } = await takeAlong(browser, { kind: 'files', codes: codes.join(' ') })
    await forgetLibrary()
    const { row, path } = await bring(browser, bytes, { kind: 'library.sheet', name: 'a.zip' })
    assert.deepEqual(
      (await previewOf(row.id)).map(({ outcome, problems }) => [outcome, problems]),
      codes.map(() => ['add', []])
    )
    await accept(browser, path)
    const after = await library()
    assert.deepEqual(after, before)
    const { source_url: from } = await db
      .from('library_resources')
      .orderBy('title_km')
      .firstOrFail()
    assert.equal(from, `${process.env.APP_URL}/library/${codes[0]}`)
    const again = await bring(browser, bytes, { kind: 'library.sheet', name: 'a.zip' })
    assert.equal(again.row.same, codes.length)
  })

  test('is the same by a channel of Kolibri, as far as Kolibri has a place for it', async ({
    assert,
  }) => {
    const { subject } = await makeSyllabus()
    const school = await makeInstitution()
    const { browser } = await signedIn('library_administrator', school)
    const { seen, book } = await seed(subject)
    const codes = [seen, book].map(({ code }) => code).join(' ')
    const of = (all: Awaited<ReturnType<typeof library>>) =>
      all
        .filter(({ titleKm }) => titleKm === 'គ' || titleKm === 'ឃ')
        // Files are called by their titles there, and each thing knows the channel that it is part of.
        .map(({ files, made, ...rest }) => ({
          ...rest,
          files: files.map(({ role, language, sha256 }) => ({ role, language, sha256 })),
        }))
    const before = of(await library())
    const given = { kind: 'kolibri', codes, language: 'km' }
    const { bytes } = await takeAlong(browser, given)
    await forgetLibrary()
    const { path } = await bring(browser, bytes, { kind: 'library.kolibri', name: 'a.zip' })
    await accept(browser, path)
    const after = of(await library())
    const channel = after.map((one) => one.publisherKm)
    assert.lengthOf(channel.filter(Boolean), 2)
    assert.deepEqual(
      after.map((one) => ({ ...one, publisherKm: null })),
      before.map((one) => ({
        ...one,
        ...{ publisherEn: null, publisherKm: null, grades: [11] },
        accessibility: one.kind === 'video' ? ['captions'] : [],
      }))
    )
  })
})
