import { test } from '@japa/runner'
import { gunzipSync } from 'node:zlib'
import { request as ask } from 'node:http'
import testUtils from '@adonisjs/core/services/test_utils'

/** The answer as it comes over the line: `fetch` would unpack it. */
function get(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ headers: Record<string, any>; body: Buffer }>((resolve, reject) => {
    const options = { host: process.env.HOST, port: process.env.PORT, path, headers }
    ask(options, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part) => parts.push(part))
      answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(parts) }))
    })
      .on('error', reject)
      .end()
  })
}

const GZIP = { 'accept': 'text/html', 'accept-encoding': 'gzip, deflate, br' }

test.group('What goes over the line', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a page is sent as gzip to a browser that takes it, and says so', async ({ assert }) => {
    const plain = await get('/', { accept: 'text/html' })
    const small = await get('/', GZIP)
    assert.isUndefined(plain.headers['content-encoding'])
    assert.equal(small.headers['content-encoding'], 'gzip')
    assert.equal(small.headers['content-type'], 'text/html; charset=utf-8')
    assert.equal(Number(small.headers['content-length']), small.body.length)
    assert.include(small.headers.vary, 'Accept-Encoding')
    assert.include(plain.headers.vary, 'Accept-Encoding')
    assert.match(gunzipSync(small.body).toString(), /<\/html>\s*$/)
    assert.isBelow(small.body.length, plain.body.length / 2)
  })

  test('an error page too', async ({ assert }) => {
    const { headers, body } = await get('/no-such-page', GZIP)
    assert.equal(headers['content-encoding'], 'gzip')
    assert.match(gunzipSync(body).toString(), /<h1/)
  })

  test('styles and scripts are sent as gzip and kept for good', async ({ assert }) => {
    const page = await get('/', { accept: 'text/html' })
    const [, path] = /href="(\/assets\/[^"]+\.css)"/.exec(page.body.toString())!
    const small = await get(path, GZIP)
    assert.equal(small.headers['content-encoding'], 'gzip')
    assert.equal(small.headers['content-type'], 'text/css; charset=utf-8')
    assert.match(small.headers['cache-control'], /immutable/)
    const plain = await get(path)
    assert.isUndefined(plain.headers['content-encoding'])
    assert.deepEqual(gunzipSync(small.body), plain.body)
  })

  test('what is no asset is not read: {path}')
    .with(['/assets/none.css', '/assets/../package.json', '/assets/%2e%2e/package.js'])
    .run(async ({ assert }, path) => {
      const { headers, body } = await get(path, GZIP)
      assert.match(headers['content-type'], /text\/html/)
      assert.notInclude(gunzipSync(body).toString(), '"dependencies"')
    })
})
