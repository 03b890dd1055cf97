import { test } from '@japa/runner'
import { BrowserSession } from '#tests/support/browser_session'
import { emptyLibrary, makeResource } from '#tests/support/library'

const TEXT = 'ជំរាបសួរ 0123456789'

test.group('Files of a resource', (group) => {
  group.each.setup(() => emptyLibrary())

  test('come whole, in ranges, or not again', async ({ assert }) => {
    const name = 'មេរៀន ១.txt'
    const { code } = await makeResource({
      kind: 'file',
      files: [{ name, content: TEXT, role: 'main' }],
    })
    const path = `/library/${code}/files/${encodeURIComponent(name)}`
    const visitor = new BrowserSession()
    const whole = await visitor.get(path)
    assert.equal(whole.status, 200)
    assert.equal(whole.html, TEXT)
    assert.equal(whole.headers.get('accept-ranges'), 'bytes')
    assert.include(whole.headers.get('content-disposition')!, encodeURIComponent(name))
    assert.notInclude(whole.headers.get('cache-control')!, 'immutable')

    const size = Buffer.byteLength(TEXT)
    const ranges: [string, number, string, string | null][] = [
      [`bytes=${size - 10}-${size - 7}`, 206, '0123', `bytes ${size - 10}-${size - 7}/${size}`],
      ['bytes=-3', 206, '789', `bytes ${size - 3}-${size - 1}/${size}`],
      [`bytes=${size - 2}-`, 206, '89', `bytes ${size - 2}-${size - 1}/${size}`],
      [`bytes=${size}-`, 416, '', `bytes */${size}`],
      ['bytes=0-1,4-5', 200, TEXT, null],
      ['lines=1-2', 200, TEXT, null],
    ]
    for (const [range, status, body, contentRange] of ranges) {
      const part = await visitor.get(path, { range })
      assert.equal(part.status, status, range)
      assert.equal(part.html, body, range)
      assert.equal(part.headers.get('content-range'), contentRange, range)
    }

    const etag = whole.headers.get('etag')!
    assert.equal((await visitor.get(path, { 'if-none-match': etag })).status, 304)
    const changed = await visitor.get(path, { 'range': 'bytes=0-1', 'if-range': '"other"' })
    assert.equal(changed.status, 200)
  })

  test('are kept for ever under the address of their content', async ({ assert }) => {
    const { code } = await makeResource({
      bodyKm: '![រូប](a.svg)',
      files: [{ name: 'a.svg', content: '<svg xmlns="http://www.w3.org/2000/svg"/>' }],
    })
    const visitor = new BrowserSession()
    const { html } = await visitor.get(`/library/${code}`)
    const [, src] = /<img src="([^"]+)"/.exec(html)!
    const { headers } = await visitor.get(src)
    assert.include(headers.get('cache-control')!, 'immutable')
    assert.isNull(headers.get('vary'))
    const save = await visitor.get(`${src}&save=1`)
    assert.match(save.headers.get('content-disposition')!, /^attachment/)
  })

  test('HEAD answers without the bytes', async ({ assert }) => {
    const { code } = await makeResource({ files: [{ name: 'a.txt', content: TEXT }] })
    const url = new URL(`/library/${code}/files/a.txt`, process.env.APP_URL)
    const answer = await fetch(url, { method: 'HEAD' })
    assert.equal(answer.status, 200)
    assert.equal(Number(answer.headers.get('content-length')), Buffer.byteLength(TEXT))
  })
})
