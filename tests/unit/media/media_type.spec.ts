import { test } from '@japa/runner'
import { mediaTypeOf } from '#media/media_type'

const CASES: [string, string | Buffer, string, string?][] = [
  [
    'a PNG by its bytes',
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    'image/png',
    'a.txt',
  ],
  ['a PDF', '%PDF-1.7\n', 'application/pdf'],
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
  [
    'an SVG with a head',
    '<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="x">',
    'image/svg+xml',
    'a.png',
  ],
  ['a page, whatever it is called', '<!DOCTYPE html><title>x</title>', 'text/html', 'a.txt'],
  ['a page without a head', '<script>alert(1)</script>', 'text/html', 'a.csv'],
  ['a table by its name', 'a,b\n១,២\n', 'text/csv', 'a.csv'],
  ['Khmer text', 'អក្សរ', 'text/plain', 'a.txt'],
  ['text with a false name', 'អក្សរ', 'text/plain', 'a.exe'],
  ['other XML', '<?xml version="1.0"?><a/>', 'application/xml'],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x41]), 'application/octet-stream'],
  ['broken UTF-8', Buffer.from([0x41, 0xc3, 0x28]), 'application/octet-stream'],
  ['nothing', '', 'text/plain'],
]

test.group('Media types', () => {
  for (const [title, content, expected, name] of CASES) {
    test(`knows ${title}`, async ({ assert, fs }) => {
      await fs.create('file', content as string)
      assert.equal(await mediaTypeOf(`${fs.basePath}/file`, name), expected)
    })
  }

  test('does not stumble over a character cut at the end of what it reads', async ({
    assert,
    fs,
  }) => {
    await fs.create('file', 'a' + 'ក'.repeat(40_000))
    assert.equal(await mediaTypeOf(`${fs.basePath}/file`), 'text/plain')
  })
})
