import { test } from '@japa/runner'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import db from '@adonisjs/lucid/services/db'
import { type DateTime } from 'luxon'
import { clock } from '#shared/clock'
import { newCode, newId } from '#shared/ids'
import { runJob } from '#shared/jobs/run_job'
import { sqlTime } from '#shared/database/times'
import { exportPath, exportPlaces } from '#library/exports/export_places'
import { isSweepNeeded, sweepExports } from '#library/exports/sweep_exports'
import { emptyLibrary, makeResource, makeSyllabus, signedIn } from '#tests/support/library'
import { makeInstitution } from '#tests/support/accounts'
import { beginExport, EXPORTS, takeAlong } from '#tests/support/exports'

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
    const made = await takeAlong(
      browser,
      { kind: 'files', codes },
      `${EXPORTS}/create?codes=${codes}`
    )
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
    // Spreadsheets would run what begins with a dash; the import takes the apostrophe away again.
    assert.equal(sheet[1].body_en, "'- a list\n\n![](p.png)")
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
    const { html } = await browser.get(EXPORTS)
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
    const searched = await takeAlong(browser, { kind: 'files', query: 'grade=10' }, href)
    assert.equal(Number(searched.row.resources), 2)
    assert.include(searched.row.title, 'ថ្នាក់ 10')
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
    const collected = await takeAlong(
      browser,
      { kind: 'files', collection: code },
      `${EXPORTS}/create?collection=${code}`
    )
    const sheet = parse(collected.files.get('resources.csv')!, { columns: true, bom: true })
    assert.deepEqual(
      (sheet as any[]).map(({ key }) => key),
      [ten.code]
    )
    assert.isTrue(Boolean(staff.teacherOnly))
    const none = await browser.post(EXPORTS, { kind: 'files', codes: 'ZZZZZZZ' })
    assert.equal(none.status, 422)
  })

  test('nobody else fetches it, it ends, and it can be deleted before', async ({ assert }) => {
    const { browser } = await signedIn('teacher')
    const { code } = await makeResource()
    const { row } = await takeAlong(browser, { kind: 'files', codes: code })
    const { browser: stranger } = await signedIn('teacher')
    assert.equal((await stranger.get(`${EXPORTS}/${row.id}`)).status, 404)
    assert.isTrue(existsSync(exportPath(row.id)))
    const past = sqlTime(clock.now().minus({ days: 1 }) as DateTime)
    await db.from('library_exports').where('id', row.id).update({ expires_at: past })
    assert.equal((await browser.get(`${EXPORTS}/${row.id}`)).status, 404)
    assert.isTrue(await isSweepNeeded())
    await sweepExports()
    assert.isFalse(existsSync(exportPath(row.id)))
    const again = await takeAlong(browser, { kind: 'files', codes: code })
    await browser.submit('DELETE', `${EXPORTS}/${again.row.id}`)
    assert.isFalse(existsSync(exportPath(again.row.id)))
  })

  test('one that is stopped leaves a row that says so, and runs again', async ({ assert }) => {
    const { browser } = await signedIn('teacher')
    const { code } = await makeResource()
    const { row } = await beginExport(browser, { kind: 'kolibri', codes: code })
    const { file, part, folder } = exportPlaces(row.id)
    // As its process left it when it died.
    mkdirSync(folder, { recursive: true })
    writeFileSync(part, 'half')
    const stopped = await browser.post(`/jobs/${row.job_id}/cancellation`)
    assert.equal(stopped.status, 303)
    assert.include((await browser.get(EXPORTS)).html, `/jobs/${row.job_id}`)
    assert.isTrue(await isSweepNeeded())
    await sweepExports()
    assert.deepEqual([file, part, folder].map(existsSync), [false, false, false])
    assert.isNull((await db.from('library_exports').where('id', row.id).firstOrFail()).done_at)
    await browser.post(`/jobs/${row.job_id}/retry`)
    await runJob(row.job_id)
    assert.deepEqual([file, part, folder].map(existsSync), [true, false, false])
    assert.equal((await browser.get(`${EXPORTS}/${row.id}`)).status, 200)
  })

  test('who looks after the library sees what everybody took along, and deletes it', async ({
    assert,
  }) => {
    const ministry = await makeInstitution()
    const { browser, person } = await signedIn('teacher')
    const { code } = await makeResource()
    const { row } = await takeAlong(browser, { kind: 'files', codes: code })
    const { browser: keeper } = await signedIn('library_administrator', ministry)
    const { html } = await keeper.get('/administration/exports')
    assert.include(html, row.title)
    assert.include(html, `${person.surnameKm} ${person.givenKm}`)
    assert.include((await keeper.get('/administration')).html, '/administration/exports')
    assert.equal((await keeper.get(`${EXPORTS}/${row.id}`)).status, 404)
    const deleted = await keeper.submit('DELETE', `/administration/exports/${row.id}`)
    assert.equal(deleted.status, 303)
    assert.isFalse(existsSync(exportPath(row.id)))
    const audited = await db.from('shared_audit').where({ verb: 'library.export_deleted' })
    assert.deepEqual(
      audited.map((one) => one.subject_id),
      [row.id]
    )
    assert.equal((await browser.get('/administration/exports')).status, 403)
    assert.equal((await browser.get(EXPORTS)).status, 200)
  })
})
