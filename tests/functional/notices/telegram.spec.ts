import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import { noticesConfig } from '#config/notices'
import { deliverDue } from '#identity/notices/deliver_due'
import { listenTelegram } from '#identity/notices/listen_telegram'
import NotificationProfile from '#identity/models/notification_profile'
import { makeAccount, PASSWORD } from '#tests/support/accounts'
import { BrowserSession } from '#tests/support/browser_session'
import { deliveries, tell, withWaysOut } from '#tests/support/notices'

const NOON = DateTime.fromISO('2026-11-23T05:00:00Z')
const SETTINGS = '/me/notifications/settings'

/** Someone who has asked for a code, and the code. */
async function withCode() {
  const account = await makeAccount({ role: 'teacher', user: { locale: 'en' } })
  const browser = new BrowserSession()
  await browser.signIn(account.username, PASSWORD)
  await browser.post('/me/notifications/telegram')
  const { html } = await browser.get(SETTINGS)
  return { ...account, browser, code: /<code>(\w{10})<\/code>/.exec(html)![1] }
}

const chatOf = async (personId: string) =>
  (await NotificationProfile.findBy({ personId }))?.telegramChat

test.group('Notifications by Telegram', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => {
    clock.freeze(NOON)
    return () => clock.release()
  })
  const ways = withWaysOut(group)

  test('a code that the person sends to the bot links the chat, once', async ({ assert }) => {
    const { person, code, browser } = await withCode()
    ways.telegram.write(77, `/start ${code.toLowerCase()}`)
    await listenTelegram(undefined, 0)
    assert.include(ways.telegram.sent.at(-1)!.text, 'Linked')
    assert.isString(await chatOf(person.id))
    assert.notInclude(await chatOf(person.id), '77')
    ways.telegram.write(78, code)
    await listenTelegram(undefined, 0)
    assert.include(ways.telegram.sent.at(-1)!, { chat: '78' })
    assert.include(ways.telegram.sent.at(-1)!.text, 'not valid')
    assert.include((await browser.get(SETTINGS)).html, '/me/notifications/telegram?_method=DELETE')
  })

  test('messages go to the linked chat, with a title and an address and no names', async ({
    assert,
  }) => {
    const { person, code } = await withCode()
    ways.telegram.write(77, code)
    await listenTelegram(undefined, 0)
    await tell({ to: [person.id] })
    await deliverDue()
    const { chat, text } = ways.telegram.sent.at(-1)!
    assert.equal(chat, '77')
    assert.include(text, 'You have a new role')
    assert.match(text, /\/me\/notifications\/[0-9a-f-]{36}/)
    assert.notInclude(text, 'Lake school')
  })

  test('a code is worth nothing after half an hour', async ({ assert }) => {
    const { person, code } = await withCode()
    clock.freeze(NOON.plus({ minutes: 31 }))
    ways.telegram.write(77, code)
    await listenTelegram(undefined, 0)
    assert.isNull(await chatOf(person.id))
  })

  test('/stop, the page and another owner of the chat end it', async ({ assert }) => {
    const first = await withCode()
    ways.telegram.write(77, first.code)
    await listenTelegram(undefined, 0)
    const second = await withCode()
    ways.telegram.write(77, second.code)
    await listenTelegram(undefined, 0)
    assert.isNull(await chatOf(first.person.id))
    ways.telegram.write(77, '/stop')
    await listenTelegram(undefined, 0)
    assert.isNull(await chatOf(second.person.id))
    const third = await withCode()
    ways.telegram.write(77, third.code)
    await listenTelegram(undefined, 0)
    assert.equal((await third.browser.submit('DELETE', '/me/notifications/telegram')).status, 303)
    assert.isNull(await chatOf(third.person.id))
  })

  test('groups are not answered, other words are answered with help', async ({ assert }) => {
    ways.telegram.write(-9, 'hello', 'group')
    ways.telegram.write(9, 'hello')
    await listenTelegram(undefined, 0)
    assert.lengthOf(ways.telegram.sent, 1)
    assert.include(ways.telegram.sent[0].text, 'only sends notifications')
  })

  test('a person who has blocked the bot is given up at once', async ({ assert }) => {
    const { person, code } = await withCode()
    ways.telegram.write(77, code)
    await listenTelegram(undefined, 0)
    ways.telegram.block(77)
    await tell({ to: [person.id] })
    await deliverDue()
    assert.include((await deliveries())[0], { channel: 'telegram', state: 'dead', error: '403' })
  })

  test('without a token nothing is asked of anyone', async ({ assert }) => {
    const { browser } = await withCode()
    const before = ways.telegram.asked.length
    noticesConfig.telegramToken = undefined
    await listenTelegram(undefined, 0)
    assert.lengthOf(ways.telegram.asked, before)
    assert.equal((await browser.post('/me/notifications/telegram')).status, 404)
  })
})
