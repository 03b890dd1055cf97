import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import { site } from '#shared/site/site'
import { noticesConfig } from '#config/notices'
import { loadSite } from '#operations/settings/follow_site'
import { BrowserSession } from '#tests/support/browser_session'
import { makeCountry, signedIn } from '#tests/support/people'
import { BOT_TOKEN } from '#tests/support/telegram_server'
import { photograph } from '#tests/support/media_files'
import { withWaysOut } from '#tests/support/notices'
import { readLetter } from '#tests/support/smtp_server'

const PAGE = '/administration/settings'
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)

const SITE = {
  'name_km': 'បឹង',
  'name_en': 'Lake',
  'locales[]': 'km',
  'default_locale': 'km',
  'quiet_from': '21:00',
  'quiet_to': '05:00',
  ...{ phone: '', email: '', telegram: '', address_km: '', address_en: '' },
  ...{ sign_in_hint_km: '', sign_in_hint_en: '' },
}

async function administrator() {
  const { ministry, school } = await makeCountry()
  const { browser, ...account } = await signedIn('administrator', ministry)
  return { ...account, browser, ministry, school }
}

const visitor = async (path = '/sign-in') => (await new BrowserSession().get(path)).html

const lastEntry = async () => {
  const [row] = await db.from('shared_audit').orderBy('id', 'desc').limit(1)
  return { ...row, text: JSON.stringify([row.before, row.after]) }
}

/** Sends a file as the form of the page does. */
async function upload(browser: BrowserSession, name: string, content: Buffer) {
  const { html } = await browser.get(PAGE)
  const token = /name=['"]_csrf['"] value=['"]([^'"]+)/.exec(html)![1]
  const body = new FormData()
  body.set('_csrf', token)
  body.set('logo', new File([new Uint8Array(content)], name))
  const cookie = [...browser.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
  const headers = { accept: 'text/html', cookie }
  const target = new URL(`${PAGE}/logo`, process.env.APP_URL)
  return fetch(target, { method: 'POST', body, headers, redirect: 'manual' })
}

test.group('Site settings', (group) => {
  group.each.setup(async () => {
    const rollback = await testUtils.db().wrapInGlobalTransaction()
    return async () => {
      await rollback()
      await loadSite()
    }
  })
  const ways = withWaysOut(group)

  /** As after a restart, with nothing in `.env`. */
  function withoutEnv() {
    noticesConfig.mail = undefined
    noticesConfig.telegramToken = undefined
  }

  test('name, contact, hint and languages are seen at once', async ({ assert }) => {
    const { browser } = await administrator()
    const fields = { phone: '012 345 678', telegram: '@lake_help', sign_in_hint_km: 'សួរលោកគ្រូ' }
    const kept = await browser.submit('PUT', PAGE, { ...SITE, ...fields })
    assert.equal(kept.status, 303)
    const html = await visitor()
    assert.match(html, /<title>[^<]* · បឹង<\/title>/)
    assert.include(html, 'សួរលោកគ្រូ')
    assert.notInclude(html, 'hreflang="en"')
    const library = await visitor('/library?lang=en')
    assert.include(library, 'tel:012345678')
    assert.include(library, 'https://t.me/lake_help')
    assert.include(library, '<html lang="km"')
    assert.equal(site().quietFrom, '21:00')
  })

  test('another process sees a change when it next looks', async ({ assert }) => {
    await db.table('operations_settings').insert({
      ...{ name: 'name_km', value: 'សមុទ្រ', updated_at: clock.now().toSQL() },
    })
    await loadSite()
    assert.include(await visitor('/library'), 'សមុទ្រ')
  })

  test('a first language that is not offered is refused with the form', async ({ assert }) => {
    const { browser } = await administrator()
    const refused = await browser.submit('PUT', PAGE, { ...SITE, default_locale: 'en' })
    assert.equal(refused.status, 422)
    assert.include(refused.html, 'value="បឹង"')
    assert.deepEqual(site().locales, ['km', 'en'])
  })

  test('the log names what changed, for secrets only that they did', async ({ assert }) => {
    const { browser, person } = await administrator()
    await browser.submit('PUT', PAGE, SITE)
    const entry = await lastEntry()
    assert.include(entry, { verb: 'operations.settings_changed', actor_id: person.id })
    assert.include(entry.text, 'បឹង')
    await browser.submit('PUT', `${PAGE}/telegram`, { telegram_token: BOT_TOKEN })
    const secret = await lastEntry()
    assert.include(secret.text, '•••')
    assert.notInclude(secret.text, BOT_TOKEN)
    const count = async () => Number((await db.from('shared_audit').count('* as n'))[0].n)
    const before = await count()
    await browser.submit('PUT', PAGE, SITE)
    assert.equal(await count(), before)
  })

  test('a photograph as a logo tells nobody where it was taken', async ({ assert }) => {
    const { browser } = await administrator()
    const { status } = await upload(browser, 'logo.jpg', await photograph())
    assert.equal(status, 303)
    const shown = await browser.get(site().logo!.href)
    assert.equal(shown.headers.get('content-type'), 'image/jpeg')
    assert.notInclude(shown.html, 'Secret Camera')
  })

  test('the logo is told by its bytes and stands on every page', async ({ assert }) => {
    const { browser } = await administrator()
    const fake = await upload(browser, 'logo.png', Buffer.from('<svg><script>x()</script></svg>'))
    assert.equal(fake.status, 422)
    assert.isNull(site().logo)
    assert.equal((await upload(browser, 'logo.png', PNG)).status, 303)
    const src = /class="site-logo"[^>]* src="([^"]+)"/.exec(await visitor())![1]
    const picture = await fetch(new URL(src, process.env.APP_URL))
    assert.equal(picture.headers.get('content-type'), 'image/png')
    assert.match(picture.headers.get('cache-control')!, /immutable/)
    assert.deepEqual(Buffer.from(await picture.arrayBuffer()), PNG)
    await browser.submit('DELETE', `${PAGE}/logo`)
    assert.notInclude(await visitor(), 'class="site-logo"')
    assert.equal((await fetch(new URL(src, process.env.APP_URL))).status, 404)
  })

  test('mail is set up and tried; its password is encrypted and never shown', async ({
    assert,
  }) => {
    withoutEnv()
    const { browser } = await administrator()
    const fields = {
      ...{ smtp_host: '127.0.0.1', smtp_port: String(ways.smtp.port), smtp_security: 'none' },
      ...{ smtp_username: 'lake', smtp_password: 'deep water', mail_from: 'lake@moeys.example' },
    }
    assert.equal((await browser.submit('PUT', `${PAGE}/mail`, fields)).status, 303)
    const rows = await db.from('operations_settings').where('name', 'smtp_password')
    assert.notInclude(rows[0].value, 'deep water')
    await browser.post(`${PAGE}/mail/test`, { to: 'me@moeys.example' })
    const { html } = await browser.get(`${PAGE}/mail`)
    assert.include(html, 'class="flash ok"')
    assert.notInclude(html, 'deep water')
    assert.equal(ways.smtp.letters[0].to, 'me@moeys.example')
    assert.include(readLetter(ways.smtp.letters[0]).subject, 'អ៊ីមែលសាកល្បង')
    assert.equal(Buffer.from(ways.smtp.logins[0], 'base64').toString(), '\0lake\0deep water')
    await browser.submit('PUT', `${PAGE}/mail`, { ...fields, smtp_password: '' })
    assert.equal(site().mail!.password, 'deep water')
    await browser.submit('PUT', `${PAGE}/mail`, {
      ...fields,
      smtp_password: '',
      forget_password: '1',
    })
    assert.isNull(site().mail!.password)
  })

  test('what went wrong with the test mail is told: {0}')
    .with([
      ['550 5.1.1 no such mailbox', 'បដិសេធអ្នកទទួល', 'no such mailbox'],
      ['451 try later', 'មិនទទួលឥឡូវនេះទេ', 'try later'],
    ])
    .run(async ({ assert }, [answer, cause, words]) => {
      const { browser } = await administrator()
      ways.smtp.refuseWith(() => answer)
      await browser.post(`${PAGE}/mail/test`, { to: 'me@moeys.example' })
      const { html } = await browser.get(`${PAGE}/mail`)
      assert.include(html, 'class="flash bad"')
      assert.include(html, cause)
      assert.include(html, words)
    })

  test('a mail server that is not there is told in words', async ({ assert }) => {
    const { browser } = await administrator()
    noticesConfig.mail!.port = 1
    await browser.post(`${PAGE}/mail/test`, { to: 'me@moeys.example' })
    const { html } = await browser.get(`${PAGE}/mail`)
    assert.match(html, /បដិសេធការភ្ជាប់|មិនឆ្លើយទេ/)
    assert.include(html, 'ECONNREFUSED')
  })

  test('the bot is set up, tried and removed', async ({ assert }) => {
    withoutEnv()
    const { browser } = await administrator()
    await browser.submit('PUT', `${PAGE}/telegram`, { telegram_token: '1:wrong-token' })
    await browser.post(`${PAGE}/telegram/test`)
    assert.include((await browser.get(`${PAGE}/telegram`)).html, 'មិនស្គាល់ token')
    await browser.submit('PUT', `${PAGE}/telegram`, { telegram_token: BOT_TOKEN })
    await browser.post(`${PAGE}/telegram/test`)
    const { html } = await browser.get(`${PAGE}/telegram`)
    assert.include(html, '@tonle_test_bot')
    assert.notInclude(html, BOT_TOKEN)
    await browser.submit('DELETE', `${PAGE}/telegram`)
    const asked = ways.telegram.asked.length
    assert.equal((await browser.post(`${PAGE}/telegram/test`)).status, 404)
    assert.lengthOf(ways.telegram.asked, asked)
  })

  test('what .env says wins, and the page says so', async ({ assert }) => {
    const { browser } = await administrator()
    const fields = { smtp_host: 'other.example', smtp_port: '25', smtp_security: 'tls' }
    await browser.submit('PUT', `${PAGE}/mail`, { ...fields, mail_from: 'a@moeys.example' })
    assert.equal(site().mail!.host, '127.0.0.1')
    const { html } = await browser.get(`${PAGE}/mail`)
    assert.include(html, '.env')
    assert.notInclude(html, 'name="smtp_host"')
  })

  test('are not for administrators of a school', async ({ assert }) => {
    const { school } = await administrator()
    const { browser } = await signedIn('administrator', school)
    for (const path of [PAGE, `${PAGE}/mail`, `${PAGE}/telegram`]) {
      assert.equal((await browser.get(path)).status, 403)
      assert.equal((await browser.submit('PUT', path, SITE)).status, 403)
    }
  })
})
