import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import { startContentListener, stopContentListener } from '#runtime/actions/content_listener'
import { launchToken, openVersionToken, versionToken } from '#runtime/content/tokens'
import { appOriginOf, contentOrigin } from '#runtime/content/origins'
import { makeInstitution } from '#tests/support/accounts'
import { entry, makePackage } from '#tests/support/runtime'
import Attempt from '#runtime/models/attempt'

const origin = `http://127.0.0.1:${process.env.CONTENT_PORT}`
const app = `http://127.0.0.1:${process.env.PORT}`

test.group('The content listener', (group) => {
  group.setup(async () => {
    const listener = await startContentListener()
    return () => stopContentListener(listener)
  })
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => clock.release())

  const begin = async () => makePackage(await makeInstitution())
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(origin + path, { headers })

  test('serves the files of a version under its sandbox, without cookies', async ({ assert }) => {
    const { version } = await begin()
    const path = `/c/${versionToken(version.id)}/a.html`
    const answer = await get(path, { cookie: 'tonle_session=x' })
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8')
    assert.isNull(answer.headers.get('set-cookie'))
    assert.isNull(answer.headers.get('service-worker-allowed'))
    const policy = answer.headers.get('content-security-policy')!
    for (const part of [
      "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:",
      ...[
        "connect-src 'self'",
        "form-action 'none'",
        `frame-ancestors 'self' ${app}`,
        "object-src 'none'",
      ],
      ...["base-uri 'self'", 'sandbox allow-scripts allow-same-origin'],
    ]) {
      assert.include(policy, part)
    }
    const fixed = {
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    }
    for (const [name, value] of Object.entries(fixed)) assert.equal(answer.headers.get(name), value)
    assert.isNotNull(answer.headers.get('permissions-policy'))
  })

  test('addresses stay, are kept by browsers, and end', async ({ assert }) => {
    const { version } = await begin()
    const path = `/c/${versionToken(version.id)}/a.html`
    const first = await get(path)
    assert.include(first.headers.get('cache-control')!, 'immutable')
    const etag = first.headers.get('etag')!
    assert.equal((await get(path, { 'if-none-match': etag })).status, 304)
    const manifest = `/c/${versionToken(version.id)}/imsmanifest.xml`
    const part = await get(manifest, { range: 'bytes=0-4' })
    assert.deepEqual([part.status, await part.text()], [206, '<?xml'])
    // Pages are served whole, with the first script in them.
    const whole = await get(path, { range: 'bytes=0-4' })
    assert.include(await whole.text(), 'tonleStage')
    assert.equal(whole.status, 200)
    const begun = DateTime.fromISO('2026-03-01T00:00:00Z', { zone: 'utc' })
    clock.freeze(begun)
    const token = versionToken(version.id)
    clock.freeze(begun.plus({ days: 1 }))
    assert.equal(versionToken(version.id), token)
    clock.freeze(begun.plus({ days: 31 }))
    assert.equal(openVersionToken(token), version.id)
    clock.freeze(begun.plus({ days: 61 }))
    assert.isUndefined(openVersionToken(token))
  })

  test('nothing forged opens anything', async ({ assert }) => {
    const { version, launch } = await begin()
    const token = versionToken(version.id)
    const forged = `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`
    assert.equal((await get(`/c/${forged}/a.html`)).status, 403)
    assert.equal((await get(`/c/${token}/../../etc/passwd`)).status, 404)
    assert.equal((await get(`/c/${token}/%2e%2e/%2e%2e/etc/passwd`)).status, 404)
    assert.equal((await get(`/c/${token}/absent.html`)).status, 404)
    assert.equal((await get(`/play/${launchToken(version.id)}`)).status, 403)
    await launch.merge({ closedAt: clock.now() }).save()
    assert.equal((await get(`/play/${launchToken(launch.id)}`)).status, 403)
    assert.equal((await get('/packages')).status, 404)
    assert.equal((await get('/sign-in')).status, 404)
  })

  test('installs no service worker', async ({ assert }) => {
    const { version } = await begin()
    const path = `/c/${versionToken(version.id)}/a.html`
    assert.equal((await get(path, { 'service-worker': 'script' })).status, 403)
  })

  test('a refusal is a sentence in both languages', async ({ assert }) => {
    const answer = await get('/c/x/a', { accept: 'text/html' })
    const html = await answer.text()
    assert.match(html, /[\u1780-\u17ff]/)
    assert.include(html, 'The lesson does not hold this page')
  })

  test('takes a beacon of plain text, with the key in the address alone', async ({ assert }) => {
    const { launch, attempt } = await begin()
    const cmi = { core: { lesson_status: 'completed' } }
    const body = JSON.stringify({ launch: launch.id, entries: [entry(1, cmi)] })
    const address = `${origin}/play/${launchToken(launch.id)}/commits`
    const headers = { 'content-type': 'text/plain;charset=UTF-8' }
    const answer = await fetch(address, { method: 'POST', headers, body })
    assert.deepEqual(await answer.json(), { ok: true, accepted: 1 })
    assert.equal((await Attempt.findOrFail(attempt.id)).completion, 'completed')
    assert.equal((await fetch(address, { method: 'POST', body: '{}' })).status, 422)
    assert.equal(
      (
        await fetch(address, { method: 'POST', body: 'x'.repeat(5 * 1024 ** 2) }).catch(() => ({
          status: 413,
        }))
      ).status,
      413
    )
    assert.equal((await fetch(address, { method: 'PUT', body })).status, 405)
  })

  test('the state is given once to the newest window', async ({ assert }) => {
    const { launch, row } = await begin()
    const address = `${origin}/play/${launchToken(launch.id)}/state`
    const state = (await (await fetch(address, { method: 'POST' })).json()) as any
    assert.equal(state.script, 'scorm.js')
    assert.equal(state.title, row.title)
    assert.match(state.items[0].href, /^\/c\/[\w-]{48}\/a\.html$/)
  })

  test('origins: two ports under any name, or names of their own', ({ assert }) => {
    const two = { url: undefined, app: 'http://localhost:3333', port: 3334, appPort: 3333 }
    assert.equal(
      contentOrigin('http://192.168.1.5:3333', 'K7QM2XA', two),
      'http://192.168.1.5:3334'
    )
    assert.equal(appOriginOf({ host: '192.168.1.5:3334' }, two), 'http://192.168.1.5:3333')
    assert.equal(appOriginOf({ host: "x'; script-src *" }, two), 'http://localhost:3333')
    const own = { ...two, app: 'https://tonle.test', url: 'https://packages.test' }
    assert.equal(contentOrigin('https://tonle.test', 'K7QM2XA', own), 'https://packages.test')
    assert.equal(appOriginOf({ host: 'packages.test' }, own), 'https://tonle.test')
    const each = { ...own, url: 'https://*.packages.test' }
    assert.equal(
      contentOrigin('https://tonle.test', 'K7QM2XA', each),
      'https://k7qm2xa.packages.test'
    )
  })
})

test.group('The application beside it', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  const send = (headers: Record<string, string>) =>
    fetch(`${app}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { accept: 'text/html', ...headers },
    })

  test('takes changes from its own origin only', async ({ assert }) => {
    const host = new URL(app).host
    const port = process.env.CONTENT_PORT
    for (const other of [
      'null',
      `http://127.0.0.1:${port}`,
      `https://${host}`,
      'http://localhost',
      `http://${host}.evil`,
    ]) {
      assert.equal((await send({ origin: other })).status, 403, other)
    }
    const own = await send({ origin: app })
    assert.notInclude(await own.text(), 'E_FOREIGN_ORIGIN')
  })

  test('two session cookies: neither counts, both are dropped', async ({ assert }) => {
    const answer = await fetch(`${app}/library/mine`, {
      headers: { accept: 'text/html', cookie: 'tonle_session=a; lang=en; tonle_session=b' },
    })
    assert.equal(answer.status, 400)
    const dropped = answer.headers.getSetCookie()
    for (const path of ['/', '/library', '/library/mine']) {
      assert.isTrue(
        dropped.some((line) => line.includes(`Path=${path};`) && line.includes('Max-Age=0')),
        path
      )
    }
    assert.include(await answer.text(), 'Two sign-ins came at once')
  })

  test('no other origin may take its answers in or frame them', async ({ assert }) => {
    const { headers } = await fetch(`${app}/sign-in`)
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin')
    assert.include(headers.get('content-security-policy')!, "frame-ancestors 'none'")
  })
})
