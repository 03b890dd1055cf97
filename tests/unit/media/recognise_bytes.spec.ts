import { test } from '@japa/runner'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { recogniseBytes, recogniseFile } from '#media/recognise_file'
import { smallBytes } from '#media/small_file'
import { pdfOf } from '#tests/support/media_files'
import { zipOf } from '#tests/support/packages'

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)

const FILES: [string, string | Buffer, string | undefined][] = [
  ['a.pdf', pdfOf(['force']), 'application/pdf'],
  ['a.txt', 'កម្លាំង', 'text/plain'],
  ['a.csv', 'a,b\n1,2', 'text/csv'],
  ['a.md', '# Force', 'text/markdown'],
  ['a.json', '{"a":1}', 'application/json'],
  ['a.html', '<!-- x --><!doctype html><p>x', 'text/html'],
  ['a.xml', '<?xml version="1.0"?><a/>', 'application/xml'],
  ['a.vtt', 'WEBVTT\n\n00:00.000 --> 00:01.000\nx', 'text/vtt'],
  ['a.srt', '1\n00:00:00,000 --> 00:00:01,000\nx\n', 'application/x-subrip'],
  ['a.bin', Buffer.from([0, 1, 2, 3, 0, 255]), 'application/octet-stream'],
  // What has to be looked at deeper, where it lies.
  ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', undefined],
  ['a.png', PIXEL, undefined],
  ['a.docx', 'no zip at all', undefined],
]

test.group('A small file', (group) => {
  let folder = ''
  group.setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'tonle-small-'))
    return () => rmSync(folder, { recursive: true, force: true })
  })

  test('{0} is in memory what it is on the disk')
    .with(FILES)
    .run(async ({ assert }, [name, content, mediaType]) => {
      const bytes = Buffer.from(content)
      const found = await recogniseBytes(bytes, name)
      assert.equal(found?.mediaType, mediaType)
      const path = join(folder, name)
      writeFileSync(path, bytes)
      if (found) assert.deepEqual(found, await recogniseFile(path, name))
    })

  test('that is an archive is left to be opened, a program or an empty one is refused', async ({
    assert,
  }) => {
    assert.isUndefined(await recogniseBytes(await zipOf({ 'index.html': 'x' }), 'a.zip'))
    const program = Buffer.concat([Buffer.from('\u007fELF'), Buffer.alloc(60, 2)])
    await assert.rejects(() => recogniseBytes(program, 'a.pdf'), /refused: program/)
    await assert.rejects(() => recogniseBytes(Buffer.alloc(0), 'a.pdf'), /refused: file_empty/)
  })

  test('is read at once where it is as large as was said', async ({ assert }) => {
    const path = join(folder, 'said.txt')
    writeFileSync(path, 'twelve bytes')
    const open = async () => Readable.from([Buffer.from('twelve '), Buffer.from('bytes')])
    for (const more of [{ path: () => path }, {}]) {
      assert.equal(String(await smallBytes({ open, size: 12, ...more })), 'twelve bytes')
      for (const size of [11, 13, 0, undefined, 3 * 1024 ** 2]) {
        assert.isUndefined(await smallBytes({ open, size, ...more }))
      }
    }
  })
})
