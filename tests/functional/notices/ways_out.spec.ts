import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import { noticesConfig } from '#config/notices'
import { newId } from '#shared/ids'
import NotificationChoice from '#identity/models/notification_choice'
import { deliverDue } from '#identity/notices/deliver_due'
import { markAllRead } from '#identity/actions/read_notifications'
import { makeAccount } from '#tests/support/accounts'
import { deliveries, tell, withWaysOut } from '#tests/support/notices'
import { readLetter } from '#tests/support/smtp_server'
import type { Role } from '#identity/types'

/** Noon in Cambodia, on a day like others. */
const NOON = DateTime.fromISO('2026-11-23T05:00:00Z')
const NIGHT = DateTime.fromISO('2026-11-23T15:00:00Z')

const withMail = (name: string, role: Role = 'teacher', locale = 'en') =>
  makeAccount({ role, user: { username: name, email: `${name}@moeys.example`, locale } })

async function choose(personId: string, mode: 'off' | 'single' | 'digest') {
  const choice = { personId, kindGroup: 'identity', channel: 'mail' as const, mode }
  await NotificationChoice.create({ id: newId(), ...choice })
}

test.group('Notifications by e-mail', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => {
    clock.freeze(NOON)
    return () => clock.release()
  })
  const ways = withWaysOut(group)

  test('go out by SMTP as text and HTML in the language of the person', async ({ assert }) => {
    const sok = await withMail('sok')
    const dara = await withMail('dara', 'teacher', 'km')
    await tell({ to: [sok.person.id, dara.person.id, sok.person.id], href: '/me' })
    assert.lengthOf(await deliveries(), 2)
    await deliverDue()
    const { letters, logins } = ways.smtp
    assert.sameMembers(
      letters.map(({ to }) => to),
      ['sok@moeys.example', 'dara@moeys.example']
    )
    assert.equal(Buffer.from(logins[0], 'base64').toString(), '\0tonle\0a secret')
    const english = readLetter(letters.find(({ to }) => to.startsWith('sok'))!)
    assert.equal(english.subject, 'You have a new role')
    assert.include(english.text, 'Role: Teacher. Institution: Lake school.')
    assert.match(english.text, /http:\/\/\S+\/me\/notifications\/[0-9a-f-]{36}/)
    assert.include(english.html, 'lang="en"')
    assert.include(english.html, 'Role: Teacher. Institution: Lake school.')
    const khmer = readLetter(letters.find(({ to }) => to.startsWith('dara'))!)
    assert.equal(khmer.subject, 'លោកអ្នកមានតួនាទីថ្មី')
    assert.include(khmer.html, 'វិទ្យាល័យបឹង')
    assert.deepEqual(
      (await deliveries()).map(({ state }) => state),
      ['sent', 'sent']
    )
    assert.equal(await deliverDue(), 0)
  })

  test('hostile words stay words', async ({ assert }) => {
    const sok = await withMail('sok')
    const evil = '<script>x()</script>\r\nBcc: a@b.example'
    await tell({ to: [sok.person.id], data: { role: evil, institution: evil } })
    await deliverDue()
    assert.lengthOf(ways.smtp.letters, 1)
    assert.notInclude(readLetter(ways.smtp.letters[0]).html, '<script>')
    assert.notMatch(ways.smtp.letters[0].raw.split('\r\n\r\n')[0], /^Bcc:/m)
  })

  test('pupils, people without an address and closed accounts get none', async ({ assert }) => {
    const pupil = await withMail('pupil', 'student')
    const bare = await makeAccount({ role: 'teacher' })
    const closed = await withMail('closed')
    await closed.user.merge({ disabledAt: NOON }).save()
    await tell({ to: [pupil.person.id, bare.person.id, closed.person.id] })
    assert.deepEqual(await deliveries(), [])
    await choose(pupil.person.id, 'single')
    await tell({ to: [pupil.person.id] })
    assert.lengthOf(await deliveries(), 1)
  })

  test('a choice counts: none, or once a day all together', async ({ assert }) => {
    const [quiet, daily] = [await withMail('quiet'), await withMail('daily')]
    await choose(quiet.person.id, 'off')
    await choose(daily.person.id, 'digest')
    for (let n = 0; n < 3; n++) await tell({ to: [quiet.person.id, daily.person.id] })
    await deliverDue()
    assert.lengthOf(ways.smtp.letters, 0)
    clock.freeze(DateTime.fromISO('2026-11-24T00:00:00Z'))
    await deliverDue()
    assert.lengthOf(ways.smtp.letters, 1)
    assert.equal(ways.smtp.letters[0].to, 'daily@moeys.example')
    const { subject, text } = readLetter(ways.smtp.letters[0])
    assert.include(subject, '3 notifications')
    assert.lengthOf(text.match(/You have a new role/g)!, 3)
  })

  test('quiet hours hold back what is not urgent until they end', async ({ assert }) => {
    clock.freeze(NIGHT)
    const sok = await withMail('sok')
    await tell({ to: [sok.person.id] })
    await tell({ to: [sok.person.id], kind: 'identity.second_factor_reset', data: {} })
    await deliverDue()
    assert.lengthOf(ways.smtp.letters, 1)
    assert.include(readLetter(ways.smtp.letters[0]).subject, 'second factor')
    clock.freeze(DateTime.fromISO('2026-11-23T22:59:00Z'))
    await deliverDue()
    assert.lengthOf(ways.smtp.letters, 1)
    clock.freeze(DateTime.fromISO('2026-11-23T23:00:00Z'))
    await deliverDue()
    assert.lengthOf(ways.smtp.letters, 2)
  })

  test('what was read in the meantime is not sent', async ({ assert }) => {
    clock.freeze(NIGHT)
    const sok = await withMail('sok')
    await tell({ to: [sok.person.id] })
    await markAllRead(sok.person.id)
    clock.freeze(NIGHT.plus({ days: 1, hours: -8 }))
    await deliverDue()
    assert.lengthOf(ways.smtp.letters, 0)
    assert.equal((await deliveries())[0].state, 'dropped')
  })

  test('a refusal for good is given up at once; its code is kept, its words are not', async ({
    assert,
  }) => {
    ways.smtp.refuseWith((to) => `550 5.1.1 <${to}> unknown`)
    await tell({ to: [(await withMail('sok')).person.id] })
    await deliverDue()
    const [delivery] = await deliveries()
    assert.include(delivery, { state: 'dead', error: '550' })
  })

  test('a refusal for now is tried again with longer pauses, then given up', async ({ assert }) => {
    ways.smtp.refuseWith(() => '451 later')
    await tell({ to: [(await withMail('sok')).person.id] })
    await deliverDue()
    assert.include((await deliveries())[0], { state: 'waiting', error: '451', attempts: 1 })
    assert.equal(await deliverDue(), 0)
    for (let tries = 1; tries < 10; tries++) {
      clock.freeze(clock.now().plus({ hours: 13 }))
      await deliverDue()
    }
    assert.include((await deliveries())[0], { state: 'dead', error: '451', attempts: 10 })
  })

  test('a server that does not answer is asked once a round', async ({ assert }) => {
    const people = [await withMail('sok'), await withMail('dara'), await withMail('bopha')]
    await tell({ to: people.map(({ person }) => person.id) })
    noticesConfig.mail!.port = 1
    await deliverDue()
    const tries = (await deliveries()).map(({ attempts }) => Number(attempts))
    assert.deepEqual(tries.sort(), [0, 0, 1])
    assert.isTrue((await deliveries()).every(({ state }) => state === 'waiting'))
  })

  test('the words of a kind may not be missing', async ({ assert }) => {
    const sok = await withMail('sok')
    await assert.rejects(() => tell({ to: [sok.person.id], kind: 'identity.unheard' }), /no subscr/)
  })
})

test.group('Notifications without a way out', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('prepare nothing', async ({ assert }) => {
    await tell({ to: [(await withMail('sok')).person.id] })
    assert.deepEqual(await deliveries(), [])
  })
})
