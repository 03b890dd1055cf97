import { test } from '@japa/runner'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import Database from 'better-sqlite3'
import db from '@adonisjs/lucid/services/db'
import { type DateTime } from 'luxon'
import { clock } from '#shared/clock'
import { newCode, newId } from '#shared/ids'
import { runJob } from '#shared/jobs/run_job'
import { sqlTime } from '#shared/database/times'
import { exportPath } from '#library/exports/export_places'
import { sweepExports } from '#library/exports/sweep_exports'
import { emptyLibrary, makeResource, makeSyllabus, signedIn } from '#tests/support/library'
import { unzip } from '#tests/support/unzip'
import type { BrowserSession } from '#tests/support/browser_session'

const LIST = '/library/exports'

/** Starts an export by its form, runs it and fetches its file. */
async function take(browser: BrowserSession, page: string, fields: Record<string, string>) {
  const form = await browser.get(page)
  const { status } = await browser.post(LIST, fields)
  const row = await db.from('library_exports').orderBy('id', 'desc').firstOrFail()
  await runJob(row.job_id)
  const done = await db.from('library_exports').where('id', row.id).firstOrFail()
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await fetch(new URL(`${LIST}/${row.id}`, process.env.APP_URL), {
    headers: { cookie },
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  return { form, status, row: done, response, files: await unzip(bytes) }
}

const pdf = (content = '%PDF-1.4') => ({ name: 'a, b.pdf', content, role: 'main' as const })

test.group('Taking resources along', (group) => {
  group.each.setup(emptyLibrary)

  test('a list with what is said of each and the files beside it; what may not leave is listed', async ({
    assert,
  }) => {
    const { subject } = await makeSyllabus()
    const { browser } = await signedIn('teacher')
    const one = await makeResource({
      ...{ kind: 'pdf', subjectId: subject, files: [pdf()], alignment: ['PHY-11-02-03-K1'] },
      ...{ authors: ['Sok Dara', 'Chan'], minutes: 45, bodyKm: null },
    })
    const page = await makeResource({
      bodyEn: '- a list\n\n![](p.png)',
      files: [{ name: 'p.png', content: 'png' }],
    })
    const reserved = await makeResource({ licence: 'ALL-RIGHTS-RESERVED' })
    const kept = await makeResource({ redistributable: false })
    const other = await makeResource({ titleEn: 'Not chosen' })
    const codes = [one, page, reserved, kept].map(({ code }) => code).join(', ')
    const made = await take(browser, `${LIST}/create?codes=${codes}`, { kind: 'files', codes })
    assert.equal(made.status, 303)
    assert.equal(made.response.headers.get('content-type'), 'application/zip')
    const sheet = parse(made.files.get('resources.csv')!, { columns: true, bom: true }) as any[]
    assert.deepEqual(
      sheet.map(({ key }) => key),
      [one.code, page.code]
    )
    assert.include(sheet[0], {
      ...{ title_en: 'Force and motion', licence: 'CC-BY-SA-4.0', subject: 'PHY', grades: '11' },
      ...{ authors: 'Sok Dara; Chan', lessons: 'PHY-11-02-03-K1', minutes: '45' },
      file: `files/${one.code}/a- b.pdf`,
    })
    assert.equal(made.files.get(sheet[0].file)!.toString(), '%PDF-1.4')
    assert.equal(sheet[1].body_en, '- a list\n\n![](p.png)')
    assert.equal(made.files.get(sheet[1].pictures)!.toString(), 'png')
    assert.include(made.files.get('ATTRIBUTION.txt')!.toString(), 'Sok Dara')
    const stays = parse(made.files.get('stays/stays.csv')!, { columns: true, bom: true }) as any[]
    assert.deepEqual(
      stays.map(({ code, reason }) => [code, reason]),
      [
        [reserved.code, 'licence'],
        [kept.code, 'holder'],
      ]
    )
    const { html } = await browser.get(LIST)
    assert.include(html, `/library/${kept.code}`)
    assert.notInclude(JSON.stringify(sheet), other.code)
  })

  test('a search and a collection are taken as they stand; staff material only by staff', async ({
    assert,
  }) => {
    const { browser, person } = await signedIn('teacher')
    const ten = await makeResource({ grades: [10] })
    const staff = await makeResource({ grades: [10], teacherOnly: true })
    await makeResource({ grades: [9] })
    const { html } = await browser.get('/library?grade=10')
    const href = /href="(\/library\/exports\/create\?query=[^"]*)"/.exec(html)![1]
    const searched = await take(browser, href, { kind: 'files', query: 'grade=10' })
    assert.equal(Number(searched.row.resources), 2)
    const id = newId()
    await db.table('library_collections').insert({
      ...{ id, code: newCode(), state: 'published', created_by: person.id, title_km: 'បណ្តុំ' },
      ...{ position: 0, search_text: '', created_at: sqlTime(), updated_at: sqlTime() },
    })
    await db.table('library_collection_items').insert({
      ...{ id: newId(), collection_id: id, resource_id: ten.id, position: 1 },
    })
    const { code } = await db.from('library_collections').where('id', id).firstOrFail()
    const page = await browser.get(`/collections/${code}`)
    assert.include(page.html, `/library/exports/create?collection=${code}`)
    const collected = await take(browser, `${LIST}/create?collection=${code}`, {
      ...{ kind: 'files', collection: code },
    })
    const sheet = parse(collected.files.get('resources.csv')!, { columns: true, bom: true })
    assert.deepEqual(
      (sheet as any[]).map(({ key }) => key),
      [ten.code]
    )
    assert.isTrue(Boolean(staff.teacherOnly))
    const none = await browser.post(LIST, { kind: 'files', codes: 'ZZZZZZZ' })
    assert.equal(none.status, 422)
  })

  test('nobody else fetches it, it ends, and it can be deleted before', async ({ assert }) => {
    const { browser } = await signedIn('teacher')
    const { code } = await makeResource()
    const { row } = await take(browser, LIST, { kind: 'files', codes: code })
    const { browser: stranger } = await signedIn('teacher')
    assert.equal((await stranger.get(`${LIST}/${row.id}`)).status, 404)
    assert.isTrue(existsSync(exportPath(row.id)))
    const past = sqlTime(clock.now().minus({ days: 1 }) as DateTime)
    await db.from('library_exports').where('id', row.id).update({ expires_at: past })
    assert.equal((await browser.get(`${LIST}/${row.id}`)).status, 404)
    assert.equal(await sweepExports(), 1)
    assert.isFalse(existsSync(exportPath(row.id)))
    const again = await take(browser, LIST, { kind: 'files', codes: code })
    await browser.submit('DELETE', `${LIST}/${again.row.id}`)
    assert.isFalse(existsSync(exportPath(again.row.id)))
  })

  test('a channel of Kolibri has topics of the curriculum, licences, captions and its storage', async ({
    assert,
  }) => {
    const { subject } = await makeSyllabus()
    const { browser } = await signedIn('teacher')
    const film = await makeResource({
      ...{ kind: 'video', subjectId: subject, titleKm: 'វីដេអូ', holderEn: 'Ministry' },
      files: [
        { name: 'film.mp4', content: 'film', role: 'main' },
        { name: 'captions.km.vtt', content: 'WEBVTT', role: 'captions' },
      ],
    })
    const page = await makeResource({ subjectId: null, grades: [] })
    const odd = await makeResource({
      ...{ kind: 'file', files: [{ name: 'a.xyz', content: 'x', role: 'main' }] },
    })
    const codes = [film, page, odd].map(({ code }) => code).join(' ')
    const { files, row } = await take(browser, LIST, { kind: 'kolibri', codes, language: 'en' })
    assert.equal(JSON.parse(JSON.stringify(row.stays)).length > 0, true)
    const name = [...files.keys()].find((one) => one.startsWith('content/databases/'))!
    assert.match(name, /^content\/databases\/[0-9a-f]{32}\.sqlite3$/)
    const path = join(mkdtempSync(join(tmpdir(), 'tonle-channel-')), 'channel.sqlite3')
    writeFileSync(path, files.get(name)!)
    const channel = new Database(path, { readonly: true })
    const all = (sql: string) => channel.prepare(sql).all() as any[]
    const [about] = all('select * from content_channelmetadata')
    assert.equal(name, `content/databases/${about.id}.sqlite3`)
    assert.equal(about.min_schema_version, '5')
    const nodes = all('select * from content_contentnode order by lft')
    assert.deepEqual(
      nodes.map(({ kind, title, level }) => [level, kind, title]),
      [
        [0, 'topic', about.name],
        [1, 'topic', 'Physics'],
        [2, 'topic', 'Grade 11'],
        [3, 'video', 'Force and motion'],
        [1, 'topic', 'Other'],
        [2, 'html5', 'កម្លាំង និងចលនា'],
      ]
    )
    // Every node lies within the one above it.
    for (const node of nodes.slice(1)) {
      const above = nodes.find(({ id }) => id === node.parent_id)
      assert.isTrue(above.lft < node.lft && node.rght < above.rght)
    }
    assert.include(nodes[3], { license_name: 'CC BY-SA', license_owner: 'Ministry' })
    const presets = all('select preset from content_file order by preset').map(
      ({ preset }) => preset
    )
    assert.deepEqual(presets, ['high_res_video', 'html5_zip', 'video_subtitle'])
    for (const { id, extension, file_size: size } of all('select * from content_localfile')) {
      const bytes = files.get(`content/storage/${id[0]}/${id[1]}/${id}.${extension}`)!
      assert.equal(createHash('md5').update(bytes).digest('hex'), id)
      assert.equal(bytes.length, size)
      if (extension === 'zip') assert.isTrue((await unzip(bytes)).has('index.html'))
    }
    assert.deepEqual(all('pragma foreign_key_check'), [])
    channel.close()
  })

  test('the tables are those that Kolibri itself has in version 5', async ({ assert }) => {
    const { TABLES } = await import('#library/exports/kolibri_schema')
    const own = new Database(':memory:')
    own.exec(TABLES)
    const theirs = new Database(
      join(process.env.TONLE_CORPUS!, 'kolibri/derived-5_content_data.sqlite3'),
      { readonly: true }
    )
    const columns = (one: Database.Database, table: string) =>
      (one.prepare(`pragma table_info(${table})`).all() as any[]).map(({ name }) => name).sort()
    const tables = theirs
      .prepare("select name from sqlite_master where type = 'table' order by name")
      .all() as { name: string }[]
    for (const { name } of tables) assert.deepEqual(columns(own, name), columns(theirs, name), name)
  }).skip(!process.env.TONLE_CORPUS, 'the corpus of Kolibri channels is not here')
})
