import { test } from '@japa/runner'
import { safeHeaders } from '#media/safe_headers'

test.group('Headers of files', () => {
  test('what a browser would run is saved', ({ assert }) => {
    for (const type of ['text/html', 'application/xml', 'application/javascript', 'font/woff2']) {
      assert.match(safeHeaders(type, { name: 'a' })['content-disposition'], /^attachment/, type)
    }
    for (const type of ['image/png', 'image/svg+xml', 'video/mp4', 'application/pdf']) {
      assert.match(safeHeaders(type, { name: 'a' })['content-disposition'], /^inline/, type)
    }
  })

  test('every file but a PDF is in a sandbox', ({ assert }) => {
    for (const type of ['text/html', 'image/svg+xml', 'text/plain', 'application/zip']) {
      assert.match(safeHeaders(type, { name: 'a' })['content-security-policy'], /^sandbox;/, type)
    }
  })

  test('a name of any kind stays within its header', ({ assert }) => {
    const { 'content-disposition': header } = safeHeaders('image/png', {
      name: 'រូប "1";\r\nset-cookie: a=b.png',
    })
    assert.notMatch(header, /[\r\n]/)
    assert.match(header, /filename="[\w.-]+"; filename\*=UTF-8''[\w.%-]+$/)
  })
})
