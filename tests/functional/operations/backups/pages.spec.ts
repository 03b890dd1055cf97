import { test } from '@japa/runner'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import encryption from '@adonisjs/core/services/encryption'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import { dataDir } from '#config/data'
import { Job } from '#shared/jobs/job'
import { relayAll } from '#shared/outbox/relay'
import Backup from '#operations/models/backup'
import BackupPlace from '#operations/models/backup_place'
import { dueSince, startDueBackups } from '#operations/actions/start_due_backups'
import { backupsNeedCare } from '#operations/jobs/look_after_backups'
import { hasBackupWarnings, warnOfBackups } from '#operations/actions/warn_of_backups'
import { checkBackups } from '#operations/queries/check_backups'
import { healthReport } from '#operations/queries/health_report'
import { makeInstitution } from '#tests/support/accounts'
import { makeBackup, makeDrill, makePlace } from '#tests/support/backups'
import { signedIn } from '#tests/support/operations'

const FORM = {
  ...{ kind: 'folder', name: 'Disk', schedule: 'daily', hour: '2', warn_days: '3' },
  ...{ keep_daily: '7', keep_weekly: '4', keep_monthly: '6' },
}

test.group('Pages of backups', (group) => {
  let folder: string

  group.each.setup(async () => {
    const undo = await testUtils.db().wrapInGlobalTransaction()
    folder = await mkdtemp(join(tmpdir(), 'tonle-copies-'))
    return async () => {
      clock.release()
      await rm(folder, { recursive: true, force: true })
      await undo()
    }
  })

  test('they are for administrators of the whole server', async ({ assert }) => {
    const place = await makePlace(folder)
    const school = await makeInstitution(await makeInstitution())
    const local = await signedIn('administrator', school)
    const operator = await signedIn('mirror_operator')
    for (const { browser } of [local, operator]) {
      assert.equal((await browser.get('/backups')).status, 403)
      for (const path of ['runs', 'drills']) {
        assert.equal((await browser.post(`/backups/places/${place.id}/${path}`)).status, 403)
      }
      assert.equal((await browser.submit('DELETE', `/backups/places/${place.id}`)).status, 403)
    }
    const { browser } = await signedIn('administrator')
    assert.equal((await browser.get('/backups')).status, 200)
    assert.include((await browser.get('/administration')).html, '/backups')
  })

  test('a place is added, changed and forgotten', async ({ assert }) => {
    const { browser } = await signedIn('administrator')
    assert.include((await browser.get('/backups')).html, 'No place yet')
    const made = await browser.post('/backups/places', { ...FORM, folder: join(folder, 'tonle') })
    assert.equal(made.status, 303)
    const place = await BackupPlace.findByOrFail('name', 'Disk')
    assert.deepEqual(place.config, { kind: 'folder', folder: join(folder, 'tonle') })
    const edit = `/backups/places/${place.id}`
    assert.include((await browser.get(`${edit}/edit`)).html, join(folder, 'tonle'))
    const s3 = {
      ...FORM,
      kind: 's3',
      name: 'Bucket',
      bucket: 'copies',
      key: 'k',
      secret: 'open sesame',
    }
    assert.equal((await browser.submit('PUT', edit, s3)).status, 303)
    await place.refresh()
    assert.equal(place.kind, 's3')
    assert.notInclude(place.secret!, 'sesame')
    assert.equal(encryption.decrypt(place.secret!), 'open sesame')
    assert.notInclude((await browser.get(`${edit}/edit`)).html, 'sesame')
    // An empty secret keeps the one that is there.
    await browser.submit('PUT', edit, { ...s3, secret: '' })
    await place.refresh()
    assert.equal(encryption.decrypt(place.secret!), 'open sesame')
    await browser.submit('DELETE', edit)
    assert.isNull(await BackupPlace.find(place.id))
    const verbs = await db.from('shared_audit').where('subject_id', place.id).select('verb')
    assert.lengthOf(verbs, 4)
  })

  test('a place that cannot be is refused with words', async ({ assert }) => {
    const { browser } = await signedIn('administrator')
    const refused = async (fields: Record<string, string>) => {
      const { status, html } = await browser.post('/backups/places', { ...FORM, ...fields })
      assert.equal(status, 422)
      return html
    }
    assert.include(await refused({ folder: 'copies' }), 'Write the whole path')
    assert.include(await refused({ folder: '/no/such/copies' }), 'folder above it')
    assert.include(await refused({ folder: join(dataDir, 'copies') }), 'own data folder')
    assert.include(await refused({ kind: 'stick' }), 'Fill this in')
    assert.include(await refused({ kind: 's3', bucket: 'b', key: 'k' }), 'Fill this in')
    await refused({ folder, hour: '24' })
  })

  test('a broken job or an open list of keys is said, the list is filtered and paged', async ({
    assert,
  }) => {
    const { browser } = await signedIn('administrator')
    const place = await makePlace(folder, { problem: 'not_writable' })
    const other = await makePlace(folder, { name: 'Other disk' })
    for (let n = 0; n < 21; n++) await makeBackup(place.id)
    await makeBackup(other.id, { state: 'failed', error: 'no_room', name: null })
    const all = await browser.get('/backups')
    assert.include(all.html, 'Tonle may not write there')
    assert.include(all.html, 'The keys lie open')
    assert.include(all.html, 'page=2')
    const failed = await browser.get('/backups?state=failed')
    assert.include(failed.html, 'There is not enough room')
    assert.notInclude(failed.html, '20261122T080000Z-12345678')
    const none = await browser.get(`/backups?place=${other.id}&state=whole`)
    assert.include(none.html, 'No copy yet')
  })

  test('run now and drill now are jobs, and what came of them stands on the page', async ({
    assert,
  }) => {
    const { browser } = await signedIn('administrator')
    const place = await makePlace(join(folder, 'copies'))
    const before = await browser.get('/backups')
    assert.include(before.html, 'No copy yet')
    const failing = await browser.post(`/backups/places/${place.id}/drills`)
    await relayAll()
    assert.equal((await Job.findOrFail(failing.location!.slice(6))).error, 'drill_failed')

    const answer = await browser.post(`/backups/places/${place.id}/runs`)
    await relayAll()
    const job = await Job.findOrFail(answer.location!.slice(6))
    assert.deepEqual([job.kind, job.state, job.error], ['operations.take_backup', 'done', null])
    const { name } = await Backup.findByOrFail('jobId', job.id)
    const drill = await browser.post(`/backups/places/${place.id}/drills`)
    await relayAll()
    assert.equal((await Job.findOrFail(drill.location!.slice(6))).state, 'done')
    const page = await browser.get('/backups')
    assert.include(page.html, name!)
    assert.include(page.html, 'Restored and equal')
    assert.include(page.html, 'There is no backup at this place')
    const left = (await readdir(dataDir)).filter((one) => /-work-/.test(one))
    assert.deepEqual(left, [])
  })

  test('what to do when the server is lost, to print and to save', async ({ assert }) => {
    const { browser } = await signedIn('administrator')
    const config = { kind: 's3' as const, bucket: 'copies', prefix: 'school', key: 'AKIA' }
    await makePlace('/mnt/copies/tonle')
    await makePlace('', { kind: 's3', config, secret: encryption.encrypt('sesame') })
    const page = await browser.get('/backups/instructions')
    assert.include(page.html, '/mnt/copies/tonle')
    const text = await browser.get('/backups/instructions?as=text')
    assert.match(text.headers.get('content-disposition')!, /attachment/)
    assert.include(text.html, "./ace restore 's3://copies/school'")
    assert.include(text.html, 'ពេលបាត់បង់ម៉ាស៊ីនមេ')
    assert.notInclude(text.html, 'sesame')
  })
})

test.group('Backups by themselves', (group) => {
  let folder: string

  group.each.setup(async () => {
    const undo = await testUtils.db().wrapInGlobalTransaction()
    folder = await mkdtemp(join(tmpdir(), 'tonle-copies-'))
    return async () => {
      clock.release()
      await rm(folder, { recursive: true, force: true })
      await undo()
    }
  })

  const at = (hour: number, day = 18) => clock.freeze(DateTime.utc(2026, 3, day, hour))
  const started = (kind: string) => Job.query().where('kind', `operations.${kind}`)

  test('the hour is that of Cambodia; weeks begin on Monday', ({ assert }) => {
    at(18)
    const since = (schedule: 'off' | 'hourly' | 'daily' | 'weekly', hour = 2) =>
      dueSince({ schedule, hour })?.toUTC().toFormat('dd HH')
    // 18:00 UTC on Wednesday 18 March is 01:00 on Thursday in Phnom Penh.
    assert.equal(since('daily'), '17 19')
    assert.equal(since('daily', 1), '18 18')
    assert.equal(since('weekly'), '15 19')
    assert.equal(since('hourly'), '18 17')
    assert.isUndefined(since('off'))
  })

  test('what is due begins once, not again while it is fresh or has just failed', async ({
    assert,
  }) => {
    at(3)
    assert.isFalse(await backupsNeedCare())
    const place = await makePlace(join(folder, 'copies'))
    assert.isTrue(await backupsNeedCare())
    assert.equal(await startDueBackups(), 1)
    assert.lengthOf(await started('take_backup'), 1)
    await makeBackup(place.id, { state: 'failed', error: 'no_room', name: null })
    assert.equal(await startDueBackups(), 0)
    at(5)
    assert.equal(await startDueBackups(), 1)
    await makeBackup(place.id)
    await makeDrill(place.id)
    assert.equal(await startDueBackups(), 0)
    assert.isFalse(await backupsNeedCare())
    at(20)
    assert.isTrue(await backupsNeedCare())
    assert.equal(await startDueBackups(), 1)
  })

  test('an absent stick is waited for and begins when it is there', async ({ assert }) => {
    const config = { kind: 'stick' as const, label: 'NO SUCH STICK', folder: 'tonle-backup' }
    const place = await makePlace('', { kind: 'stick', config })
    assert.isFalse(await backupsNeedCare())
    assert.equal(await startDueBackups(), 0)
    await place.refresh()
    assert.equal(place.problem, 'stick_absent')
    await place
      .merge({ kind: 'folder', config: { kind: 'folder', folder: join(folder, 'a') } })
      .save()
    assert.equal(await startDueBackups(), 1)
    await place.refresh()
    assert.isNull(place.problem)
  })

  test('a drill is made every month, one that failed is left to people', async ({ assert }) => {
    const place = await makePlace(join(folder, 'copies'))
    await makeBackup(place.id)
    await startDueBackups()
    assert.lengthOf(await started('drill_backup'), 1)
    await makeDrill(place.id, { passed: false, problem: 'damaged' })
    assert.equal(await startDueBackups(), 0)
  })

  test('administrators are told when copies are old, once in three days; health knows too', async ({
    assert,
  }) => {
    const { person } = await signedIn('administrator')
    const school = await makeInstitution(await makeInstitution())
    const local = await signedIn('administrator', school)
    assert.equal((await checkBackups()).tone, 'warn')
    const long = clock.now().minus({ days: 9 })
    const place = await makePlace(folder, { createdAt: long })
    await makeBackup(place.id, { startedAt: long })
    await makeDrill(place.id)
    assert.isTrue(await backupsNeedCare())
    assert.equal(await warnOfBackups(), 1)
    assert.isFalse(await hasBackupWarnings())
    assert.equal(await warnOfBackups(), 0)
    const told = await db.from('identity_notifications').where('kind', 'operations.backup_old')
    assert.include(
      told.map((row) => row.person_id),
      person.id
    )
    assert.notInclude(
      told.map((row) => row.person_id),
      local.person.id
    )
    const { checks } = await healthReport()
    const check = checks.find(({ name }) => name === 'backups')!
    assert.deepEqual([check.tone, check.facts.newestDays], ['bad', 9])
    await makeBackup(place.id)
    assert.equal((await checkBackups()).tone, 'ok')
    await Backup.query().delete()
    await place.merge({ warnedAt: null }).save()
    assert.equal(await warnOfBackups(), 1)
  })
})
