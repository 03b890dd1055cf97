/*
 * Tonle for the LMS test suite of CATAPULT (adlnet/CATAPULT, folder lts), through its pages as a person uses them.
 * docs/develop/testing.md says how to run it. Environment: TONLE_URL, TONLE_USER, TONLE_PASSWORD, and TONLE_KEY and
 * TONLE_SECRET of a token made by `./ace lrs:token`.
 */
const { join } = require('path')

const suite = process.cwd()
const Wreck = require(join(suite, 'node_modules/@hapi/wreck'))
const { InvalidPackageError } = require(join(suite, 'lib/errors'))

const { TONLE_URL: site, TONLE_USER, TONLE_PASSWORD, TONLE_KEY, TONLE_SECRET } = process.env
const cookies = new Map([['lang', 'en']])
const brought = []
/** The units of a package, in the order of its course structure. */
const units = new Map()
let registration

async function ask(method, address, { payload, headers = {} } = {}) {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const url = new URL(address, site)
  const own = url.origin === new URL(site).origin
  const response = await Wreck.request(method, url.href, {
    payload,
    headers: { accept: 'text/html', ...(own ? { cookie, origin: url.origin } : {}), ...headers },
  })
  const text = (await Wreck.read(response)).toString('utf8')
  for (const line of [response.headers['set-cookie'] || []].flat()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)
    cookies.set(name, value)
  }
  return { status: response.statusCode, headers: response.headers, text }
}

async function bytesOf(stream) {
  const parts = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

const unescaped = (text) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
const tokenOf = (html) => /name=["']_csrf["'] value=["']([^"']+)/.exec(html)[1]

async function form(address, fields, method = 'POST') {
  const page = await ask('GET', '/packages/create')
  const payload = new URLSearchParams({ _csrf: tokenOf(page.text), ...fields }).toString()
  const target = method === 'POST' ? address : `${address}?_method=${method}`
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return ask('POST', target, { payload, headers })
}

async function signIn() {
  const page = await ask('GET', '/sign-in')
  const fields = { _csrf: tokenOf(page.text), identifier: TONLE_USER, password: TONLE_PASSWORD }
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  await ask('POST', '/sign-in', { payload: new URLSearchParams(fields).toString(), headers })
  // The notice that everybody reads at their first sign-in.
  for (let step = 0; step < 3; step++) {
    const { status, headers: answer } = await ask('GET', '/packages/create')
    if (status === 200) return
    const notice = await ask('GET', answer.location)
    const actions = [...notice.text.matchAll(/<form[^>]*action="([^"]+)"[^>]*method="post"/g)]
    const values = [...notice.text.matchAll(/name="(\w+)" value="([^"]*)"/g)]
    const sent = Object.fromEntries(values.map(([, name, value]) => [name, unescaped(value)]))
    const payload = new URLSearchParams({ _csrf: tokenOf(notice.text), ...sent }).toString()
    await ask('POST', unescaped(actions.at(-1)[1]), { payload, headers })
  }
  throw new Error('Nobody is signed in')
}

async function upload(bytes, contentType, fileName) {
  const page = await ask('GET', '/packages/create')
  const at = /name="institution_id"[^>]*value="([^"]+)"|<option[^>]*value="([0-9a-f-]{36})"/.exec(
    page.text
  )
  const line = `----tonle${Date.now()}`
  const field = (name, value) =>
    `--${line}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const head =
    field('_csrf', tokenOf(page.text)) +
    field('institution_id', at[1] || at[2]) +
    `--${line}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\n` +
    `Content-Type: ${contentType}\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${line}--\r\n`)])
  const headers = { 'content-type': `multipart/form-data; boundary=${line}` }
  return ask('POST', '/packages', { payload, headers })
}

async function launch(code, wish) {
  const opened = await form(`/packages/${code}/launches`, { wish })
  const page = await ask('GET', opened.headers.location)
  const [, source] = /data-src="([^"]+)"/.exec(page.text)
  const player = unescaped(source).split('?')[0]
  const { text } = await ask('POST', `${player}/state`)
  return { path: opened.headers.location, player, items: JSON.parse(text).items }
}

module.exports = {
  setup: signIn,
  teardown: async () => {},
  getLrsEndpoint: () => `${site}/xapi`,
  getLrsAuthHeader: () => {
    return `Basic ${Buffer.from(`${TONLE_KEY}:${TONLE_SECRET}`).toString('base64')}`
  },

  async importCourse(stream, contentType, fileName) {
    const { status, headers } = await upload(await bytesOf(stream), contentType, fileName)
    if (status === 422) throw new InvalidPackageError('The form takes no such file')
    if (status !== 303) throw new Error(`The upload was answered with ${status}`)
    const path = headers.location
    brought.push(path)
    for (;;) {
      const { text } = await ask('GET', path)
      if (text.includes('This file could not be taken')) {
        throw new InvalidPackageError('The package was refused')
      }
      if (text.includes('name="wish"')) {
        // A zip without a course structure may still play as web pages: it is no course.
        if (!/>\s*cmi5\s*</.test(text)) throw new InvalidPackageError('It is no cmi5 course')
        return path.split('/').pop()
      }
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  },

  async getLaunchUrl(code, index, _actor, { registration: wanted, launchMode }) {
    const mode = (launchMode || 'Normal').toLowerCase()
    if (mode === 'review') await launch(code, 'again')
    const wish = { normal: wanted ? 'go_on' : 'again', browse: 'browse', review: 'review' }[mode]
    const { path, player, items } = await launch(code, wish)
    const { id: unit, ownWindow } = items[index]
    let href
    if (ownWindow) {
      const { headers } = await form(`${path}/parts/${unit}`, {})
      href = headers.refresh.split('url=')[1]
    } else {
      const headers = { 'content-type': 'application/json' }
      const payload = JSON.stringify({ unit })
      const { text } = await ask('POST', `${player}/sessions`, { payload, headers })
      href = JSON.parse(text).href
    }
    registration = new URL(href).searchParams.get('registration')
    if (wanted && wanted !== registration) throw new Error('The registration is another one')
    units.set(registration, items)
    return href
  },

  async cleanup() {
    for (const path of brought.splice(0)) await form(path, {}, 'DELETE')
  },

  hasWaive: () => true,
  async waiveAU(attempt, index, reason) {
    const { id: unit } = units.get(attempt)[index]
    const { status } = await form(`/attempts/${attempt}/waivers`, { unit, reason })
    if (status !== 303) throw new Error(`Waiving was answered with ${status}`)
  },

  hasAbandon: () => true,
  async abandonSession(session) {
    const { status } = await form(`/attempts/${registration}/sessions/${session}`, {}, 'DELETE')
    if (status !== 303) throw new Error(`Abandoning was answered with ${status}`)
  },
}
