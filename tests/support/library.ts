import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import { forget } from '#shared/remembered'
import { newCode, newId } from '#shared/ids'
import { transaction } from '#shared/database/transaction'
import { storeBlob } from '#media/actions/store_blob'
import { searchIndex } from '#search/queries/search_index'
import { indexDocuments } from '#search/actions/index_documents'
import Resource from '#library/models/resource'
import { addFiles, setAlignments } from '#library/write_parts'
import { BrowserSession } from '#tests/support/browser_session'
import { makeAccount, PASSWORD } from '#tests/support/accounts'
import type { FileInput } from '#library/resource_input'
import type { Role } from '#identity/types'

/** For `group.each.setup`: a transaction that is rolled back, an empty index, nothing remembered. */
export async function emptyLibrary() {
  const rollback = await testUtils.db().wrapInGlobalTransaction()
  await searchIndex().rebuild([])
  forget()
  return rollback
}

/** Physics with one chapter, the lesson PHY-11-02-03 and its outcome -K1; licences too. */
export async function makeSyllabus() {
  const id = { framework: newId(), subject: newId(), chapter: newId(), lesson: newId() }
  const titles = { title_km: 'ច្បាប់ញូតុន', title_en: 'Laws of Newton' }
  await db.table('curriculum_frameworks').insert({
    ...{ id: id.framework, code: newCode(), version: '1', status: 'draft', ...titles },
  })
  await db.table('curriculum_subjects').insert({
    ...{ id: id.subject, framework_id: id.framework, code: 'PHY', colour: 'phys', position: 1 },
    ...{ name_km: 'រូបវិទ្យា', name_en: 'Physics', short_km: 'រូប', short_en: 'Physics' },
  })
  await db.table('curriculum_chapters').insert({
    ...{
      id: id.chapter,
      framework_id: id.framework,
      subject_id: id.subject,
      code: 'PHY-11-02',
      grade: 11,
      number: 2,
      ...titles,
    },
  })
  await db.table('curriculum_lessons').insert({
    ...{ id: id.lesson, framework_id: id.framework, chapter_id: id.chapter },
    ...{ code: 'PHY-11-02-03', number: 3, ...titles },
  })
  await db.table('curriculum_outcomes').insert({
    ...{ id: newId(), framework_id: id.framework, lesson_id: id.lesson },
    ...{ code: 'PHY-11-02-03-K1', domain: 'knowledge', number: 1 },
    ...{ text_km: 'ពន្យល់ច្បាប់ទីពីរ', text_en: 'Explain the second law' },
  })
  for (const [position, code] of ['CC-BY-SA-4.0', 'PUBLIC-DOMAIN'].entries()) {
    await db.table('institutions_code_entries').insert({
      ...{ id: newId(), list: 'licence', code, position },
      ...{ label_km: `អាជ្ញាប័ណ្ណ ${code}`, label_en: `Licence ${code}` },
    })
  }
  forget()
  return id
}

type Wish = Partial<Resource['$attributes']> & {
  files?: { name: string; content: string | Buffer; role?: 'main' | 'part' | 'captions' }[]
  alignment?: string[]
}

/** A resource as an author and a reviewer would have left it; published and indexed unless `state` says otherwise. */
export async function makeResource({ files = [], alignment = [], ...wish }: Wish = {}) {
  const stored: { role: string; file: FileInput }[] = []
  for (const { name, content, role = 'part' } of files) {
    const blob = await storeBlob(Buffer.from(content), name)
    stored.push({ role, file: { blob, name, language: null, altKm: null, altEn: null } })
  }
  const resource = await transaction(async (trx) => {
    const made = new Resource().useTransaction(trx)
    made.merge({
      ...{ id: newId(), code: newCode(), shelf: 'open', position: 0, kind: 'page', revision: 1 },
      ...{ titleKm: 'កម្លាំង និងចលនា', titleEn: 'Force and motion', bodyKm: 'អត្ថបទ' },
      ...{ licence: 'CC-BY-SA-4.0', authors: [], keywords: { km: [], en: [] }, languages: ['km'] },
      ...{ grades: [11], audience: ['student', 'teacher'], teacherOnly: false },
      ...{ state: 'published', publishedAt: clock.now() },
      ...wish,
    })
    made.isApproved = wish.isApproved ?? made.state === 'published'
    await made.save()
    const of = (role: string) => stored.filter((one) => one.role === role).map(({ file }) => file)
    await addFiles(trx, made.id, {
      ...{ main: of('main'), parts: of('part'), captions: of('captions') },
    })
    await setAlignments(trx, made.id, alignment)
    return made
  })
  if (resource.isPublished) await indexDocuments('resource', [resource.id])
  return resource
}

/** A browser in which someone with this role at the institution is signed in. */
export async function signedIn(role: Role, institutionId?: string) {
  const account = await makeAccount({ role, institutionId })
  const browser = new BrowserSession()
  await browser.signIn(account.username, PASSWORD)
  return { browser, ...account }
}

/** Sends a form with files or with several values of a name, after having seen its page. */
export async function sendForm(
  browser: BrowserSession,
  { page, path, method = 'POST' }: { page: string; path: string; method?: string },
  fields: Record<string, string | string[] | File | File[]>
) {
  const { html } = await browser.get(page)
  const body = new FormData()
  body.set('_csrf', /name=['"]_csrf['"] value=['"]([^'"]+)/.exec(html)?.[1] ?? '')
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) body.append(name, one)
  }
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const query = method === 'POST' ? '' : `?_method=${method}`
  const response = await fetch(new URL(path + query, process.env.APP_URL), {
    ...{ method: 'POST', redirect: 'manual', body },
    headers: { accept: 'text/html', cookie },
  })
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    html: await response.text(),
  }
}

type Answer = Promise<{ status: number; html: string }>

export async function statusOf(answer: Answer) {
  const { status } = await answer
  return status
}

export async function htmlOf(answer: Answer) {
  const { html } = await answer
  return html
}
