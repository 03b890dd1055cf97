import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { relayAll } from '#shared/outbox/relay'
import { retentionKinds } from '#shared/privacy/retention'
import Membership from '#identity/models/membership'
import Person from '#identity/models/person'
import User from '#identity/models/user'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { Import } from '#shared/imports/import'
import { keepFile } from '#shared/imports/import_files'
import { makeImport } from '#tests/support/imports'
import { makeJob, signedIn } from '#tests/support/operations'
import { makeReport } from '#tests/support/safety'

const NOW = DateTime.utc(2035, 6, 1)
const ago = (days: number) => NOW.minus({ days })

test.group('Retention', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => clock.release())

  const kind = (name: string) => retentionKinds().find((one) => one.kind === name)!
  const apply = (name: string, days: number) => kind(name).apply(ago(days), async () => {})

  test('pupils who left long ago lose their name; others keep it', async ({ assert }) => {
    clock.freeze(NOW)
    const school = await makeInstitution()
    const left = async (days: number | null, role: 'student' | 'teacher' = 'student') => {
      const { person } = await makeAccount({ role, institutionId: school })
      const endsOn = days === null ? null : ago(days)
      await Membership.query()
        .where('person_id', person.id)
        .update({
          ends_on: endsOn?.toISODate() ?? null,
        })
      return person.id
    }
    const longGone = await left(800)
    const kept = [await left(300), await left(null), await left(800, 'teacher')]
    assert.equal(await kind('identity.left_pupils').count(ago(700)), 1)
    assert.equal(await apply('identity.left_pupils', 700), 1)
    assert.isNull((await Person.findOrFail(longGone)).surnameKm)
    for (const id of kept) assert.isNotNull((await Person.findOrFail(id)).surnameKm)
    assert.equal(await apply('identity.left_pupils', 700), 0)
  })

  test('closed accounts, old sign-ins and closed reports go after their time', async ({
    assert,
  }) => {
    clock.freeze(NOW)
    const closed = await makeAccount()
    await User.query()
      .where('id', closed.user.id)
      .update({ disabled_at: ago(500).toSQL({ includeOffset: false }) })
    await db.table('identity_login_sessions').multiInsert(
      [20, 500].map((days) => ({
        ...{ id: newId(), user_id: closed.user.id, device: 'phone', method: 'password' },
        created_at: ago(days).toSQL({ includeOffset: false }),
        last_seen_at: ago(days).toSQL({ includeOffset: false }),
      }))
    )
    await makeReport({ state: 'closed', closedAt: ago(500) })
    await makeReport({ state: 'closed', closedAt: ago(20) })
    await makeReport({ createdAt: ago(500) })
    assert.equal(await apply('identity.login_sessions', 100), 1)
    assert.equal(await apply('identity.closed_accounts', 100), 1)
    assert.isNotNull((await Person.findOrFail(closed.person.id)).erasedAt)
    assert.equal(await apply('operations.reports', 100), 1)
    assert.lengthOf(await db.from('operations_reports'), 2)
  })

  test('files and rows of imports go, what is being worked on stays', async ({ assert }) => {
    const { person } = await makeAccount()
    const at = (days: number, state: 'applied' | 'ready' | 'applying') =>
      makeImport(person.id, { state, createdAt: ago(days) })
    clock.freeze(NOW)
    const [applied, ready] = [await at(40, 'applied'), await at(40, 'ready')]
    const kept = [await at(40, 'applying'), await at(20, 'applied')]
    for (const { id } of [applied, ready, ...kept]) {
      await db.table('shared_import_rows').insert({
        ...{ import_id: id, line: 1, outcome: 'add', rank: 0, label: 'Sok', cells: '{}' },
      })
    }
    await keepFile(applied.id, 'package.json')
    assert.equal(kind('shared.imports').days, 30)
    assert.equal(await kind('shared.imports').count(ago(30)), 2)
    assert.equal(await apply('shared.imports', 30), 2)
    const rows = await db.from('shared_import_rows').select('import_id')
    assert.sameMembers(
      rows.map((row) => row.import_id),
      kept.map(({ id }) => id)
    )
    assert.equal((await Import.findOrFail(ready.id)).state, 'discarded')
    assert.equal((await Import.findOrFail(applied.id)).state, 'applied')
  })

  test('jobs that ended a month ago go, waiting ones stay', async ({ assert }) => {
    clock.freeze(NOW)
    const { person } = await makeAccount()
    await db.from('shared_jobs').delete()
    await makeJob(person.id, { state: 'done', finishedAt: ago(31) })
    await makeJob(person.id, { state: 'failed', finishedAt: ago(29) })
    await makeJob(person.id, { createdAt: ago(90) })
    assert.equal(await apply('operations.jobs', kind('operations.jobs').days!), 1)
    assert.lengthOf(await db.from('shared_jobs'), 2)
  })

  test('times are data: set, refused when too short, used by the run; a dry run only counts', async ({
    assert,
  }) => {
    await makeReport({ state: 'closed', closedAt: clock.now().minus({ days: 50 }) })
    const { browser } = await signedIn('administrator')
    await browser.get('/retention')
    const path = '/retention/operations.reports'
    assert.equal((await browser.submit('PUT', path, { days: '5' })).status, 422)
    assert.equal((await browser.submit('PUT', path, { days: '40' })).status, 303)
    await browser.post('/retention/runs', { dry: '1' })
    await relayAll()
    assert.lengthOf(await db.from('operations_reports'), 1)
    const { html } = await browser.get('/retention')
    assert.include(html, 'Dry run')
    assert.include(html, 'Closed reports: 1')
    await browser.post('/retention/runs')
    await relayAll()
    assert.lengthOf(await db.from('operations_reports'), 0)
    const runs = await db.from('shared_audit').where('verb', 'operations.retention_applied')
    assert.lengthOf(runs, 2)
  })
})
