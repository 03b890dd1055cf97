import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import limiter from '@adonisjs/limiter/services/main'
import { clock } from '#shared/clock'
import Notification from '#identity/models/notification'
import NotificationChoice from '#identity/models/notification_choice'
import NotificationDelivery from '#identity/models/notification_delivery'
import { holdersOf } from '#identity/queries/holders_of'
import { countQueries } from '#tests/support/count_queries'
import { makeJob } from '#tests/support/operations'
import { runJob } from '#shared/jobs/run_job'
import { makeCountry, signedIn } from '#tests/support/people'
import { deliveries, tell, withWaysOut } from '#tests/support/notices'

const PAGE = '/me/notifications'
const bell = (html: string) => /class="bell"[\s\S]*?<\/a>/.exec(html)![0]

test.group('My notifications', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())
  withWaysOut(group)

  test('the bell counts the unread without a query of its own', async ({ assert }) => {
    const { school } = await makeCountry()
    const { browser, person } = await signedIn('teacher', school)
    const before = await countQueries(() => browser.get('/me'))
    assert.notInclude(bell(before.result.html), '<b')
    for (let n = 0; n < 3; n++) await tell({ to: [person.id] })
    const after = await countQueries(() => browser.get('/me'))
    assert.match(bell(after.result.html), /<b [^>]*>3<\/b>/)
    assert.equal(after.sql.length, before.sql.length)
  })

  test('are listed by page, all or the unread, and lead on', async ({ assert }) => {
    const { school } = await makeCountry()
    const { browser, person } = await signedIn('teacher', school)
    assert.include((await browser.get(PAGE)).html, 'មិនទាន់មានការជូនដំណឹងទេ')
    for (let n = 0; n < 23; n++) await tell({ to: [person.id], href: '/library' })
    const { html } = await browser.get(PAGE)
    const ids = [...html.matchAll(/notifications\/([0-9a-f-]{36})"/g)].map(([, id]) => id)
    assert.lengthOf([...new Set(ids)], 20)
    const shown = await browser.get(`${PAGE}/${ids[0]}`)
    assert.include(shown, { status: 303, location: '/library' })
    assert.isNotNull((await Notification.findOrFail(ids[0])).readAt)
    assert.notInclude((await browser.get(`${PAGE}?show=unread`)).html, ids[0])
    const back = await browser.submit('PUT', `${PAGE}/${ids[0]}`, { is_read: '0' })
    assert.equal(back.status, 303)
    assert.isNull((await Notification.findOrFail(ids[0])).readAt)
    await browser.post(`${PAGE}/readings`)
    assert.notInclude(bell((await browser.get('/me')).html), '<b')
  })

  test("nobody opens or marks somebody else's", async ({ assert }) => {
    const { school } = await makeCountry()
    const owner = await signedIn('teacher', school)
    const other = await signedIn('administrator', school)
    await tell({ to: [owner.person.id] })
    const { id } = await Notification.findByOrFail({ personId: owner.person.id })
    assert.equal((await other.browser.get(`${PAGE}/${id}`)).status, 404)
    const marked = await other.browser.submit('PUT', `${PAGE}/${id}`, { is_read: '1' })
    assert.equal(marked.status, 404)
    assert.isNull((await Notification.findOrFail(id)).readAt)
  })

  test('choices and quiet hours are kept, wrong ones are refused', async ({ assert }) => {
    const { school } = await makeCountry()
    const { browser, person } = await signedIn('teacher', school)
    const fields = { identity_mail: 'digest', quiet_from: '21:30', quiet_to: '05:00' }
    const kept = await browser.submit('PUT', `${PAGE}/settings`, fields)
    assert.equal(kept.status, 303)
    const choice = await NotificationChoice.findByOrFail({ personId: person.id, channel: 'mail' })
    assert.equal(choice.mode, 'digest')
    const { html } = await browser.get(`${PAGE}/settings`)
    assert.match(html, /value="digest" selected/)
    assert.include(html, '21:30')
    const wrong = { ...fields, quiet_from: '25:00' }
    assert.equal((await browser.submit('PUT', `${PAGE}/settings`, wrong)).status, 422)
  })

  test('one to try arrives at once; many are refused', async ({ assert }) => {
    const { school } = await makeCountry()
    const { browser, person, user } = await signedIn('teacher', school)
    await user.merge({ email: 'a@moeys.example' }).save()
    for (let n = 0; n < 6; n++) await browser.post(`${PAGE}/test`)
    assert.lengthOf(await Notification.findManyBy({ personId: person.id }), 5)
  })

  test('a new role, a new password and a lost second factor are told', async ({ assert }) => {
    const { ministry, school } = await makeCountry()
    const admin = await signedIn('administrator', ministry)
    const { person, user } = await signedIn('teacher', school)
    await user.merge({ totpConfirmedAt: clock.now() }).save()
    await admin.browser.post(`/people/${person.id}/memberships`, {
      institution_id: school,
      role: 'school_leader',
    })
    await admin.browser.post(`/people/${person.id}/password`, { kind: 'password' })
    await admin.browser.submit('DELETE', `/people/${person.id}/second-factor`)
    const told = await Notification.findManyBy({ personId: person.id })
    assert.sameMembers(
      told.map(({ kind }) => kind),
      ['identity.membership_added', 'identity.password_reset', 'identity.second_factor_reset']
    )
  })

  test('old ones are forgotten, read ones sooner', async ({ assert }) => {
    const { school } = await makeCountry()
    const { person } = await signedIn('teacher', school)
    for (let n = 0; n < 4; n++) await tell({ to: [person.id] })
    const all = await Notification.query().where('person_id', person.id).orderBy('id')
    const now = clock.now()
    await all[0].merge({ createdAt: now.minus({ months: 7 }), readAt: now }).save()
    await all[1].merge({ createdAt: now.minus({ months: 7 }) }).save()
    await all[2].merge({ createdAt: now.minus({ months: 25 }) }).save()
    const job = await makeJob(person.id, { kind: 'identity.forget_notifications' })
    await runJob(job.id)
    const left = await Notification.query().where('person_id', person.id).orderBy('id')
    assert.deepEqual(
      left.map(({ id }) => id),
      [all[1].id, all[3].id]
    )
  })

  test('holders of a role at an institution or above it are found', async ({ assert }) => {
    const { ministry, province, school, otherSchool } = await makeCountry()
    const top = await signedIn('administrator', ministry)
    const officer = await signedIn('provincial_officer', province)
    const leader = await signedIn('school_leader', school)
    const elsewhere = await signedIn('school_leader', otherSchool)
    const found = await holdersOf(['administrator', 'provincial_officer', 'school_leader'], school)
    assert.includeMembers(found, [top.person.id, officer.person.id, leader.person.id])
    assert.notInclude(found, elsewhere.person.id)
    assert.include(await holdersOf(['administrator'], null), top.person.id)
    assert.notInclude(await holdersOf(['school_leader'], null), leader.person.id)
  })
})

test.group('Outgoing messages', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  withWaysOut(group)

  test('that were given up are seen with their reason and tried again', async ({ assert }) => {
    const { ministry, school } = await makeCountry()
    const { browser } = await signedIn('administrator', ministry)
    const teacher = await signedIn('teacher', school)
    await teacher.user.merge({ email: 'teacher@moeys.example' }).save()
    await tell({ to: [teacher.person.id] })
    await NotificationDelivery.query().update({ state: 'dead', error: '550', attempts: 10 })
    const { html } = await browser.get('/administration/deliveries')
    assert.include(html, '550')
    assert.notInclude(html, 'teacher@moeys.example')
    assert.equal((await browser.post('/administration/deliveries/retry')).status, 303)
    assert.include((await deliveries())[0], { state: 'waiting', attempts: 0 })
  })
})
