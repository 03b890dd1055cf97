import sharp from 'sharp'
import { test } from '@japa/runner'
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import testUtils from '@adonisjs/core/services/test_utils'
import { helper } from '#shared/helpers'
import { blobPath } from '#media/blob_path'
import Blob from '#media/models/blob'
import Upload from '#media/models/upload'
import { film, arrive, hasFfmpeg, WITHOUT_FFMPEG } from '#tests/support/media'
import { signedIn } from '#tests/support/library'
import { zipOf } from '#tests/support/packages'

const SECRETS = {
  IFD0: { Make: 'Secret Camera', Artist: 'Secret Person' },
  IFD2: { DateTimeOriginal: '2024:01:02 03:04:05', LensModel: 'Secret Lens' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '11/1 33/1 2304/100', GPSMapDatum: 'Secret Place' },
}
const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><r>Secret Words</r></x:xmpmeta>'

/** A picture of noise that lies on its side, with everything written into it that must not go out. */
const withSecrets = (type: 'jpeg' | 'png' | 'webp' | 'avif') =>
  sharp(randomBytes(60 * 40 * 3), { raw: { width: 60, height: 40, channels: 3 } })
    .withExif(SECRETS)
    .withXmp(XMP)
    .withMetadata({ orientation: 6 })
    .toFormat(type)
    .toBuffer()

/** Sends a file as a person does; what is kept of it. */
async function kept(bytes: Buffer, name: string) {
  const { browser } = await signedIn('teacher')
  const { id, status, body } = await arrive(browser, bytes, name)
  if (status !== 204) throw new Error(body)
  const { blobId } = await Upload.findOrFail(id)
  const { sha256 } = await Blob.findOrFail(blobId!)
  return readFile(blobPath(sha256))
}

const pixels = (bytes: Buffer) => sharp(bytes).autoOrient().raw().toBuffer()

test.group('What a camera wrote', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  for (const type of ['jpeg', 'png', 'webp', 'avif'] as const) {
    test(`is taken out of a ${type} as it comes, and the picture stays`, async ({ assert }) => {
      const bytes = await withSecrets(type)
      assert.include(bytes.toString('latin1'), 'Secret Camera', 'the test has something to find')
      const clean = await kept(bytes, `photo.${type}`)
      assert.notInclude(clean.toString('latin1'), 'Secret')
      assert.notInclude(clean.toString('latin1'), '2024:01:02')
      assert.equal(clean.length, bytes.length)
      assert.isTrue((await pixels(clean)).equals(await pixels(bytes)))
      const { exif } = await sharp(clean).metadata()
      assert.notMatch(exif?.toString('latin1') ?? '', /[1-9A-Za-z]{5}/)
      assert.equal((await sharp(clean).metadata()).autoOrient.width, 40)
    })
  }

  test('is taken out of a TIFF and of the raw pictures that are built like one', async ({
    assert,
  }) => {
    const { exif } = await sharp(await withSecrets('jpeg')).metadata()
    const bytes = exif!.subarray(6)
    const clean = await kept(bytes, 'photo.tif')
    assert.notInclude(clean.toString('latin1'), 'Secret')
    assert.notInclude(clean.toString('latin1'), '2024:01:02')
    const list = (content: Buffer) => content.readUInt16LE(content.readUInt32LE(4))
    assert.isAbove(list(bytes), 2)
    assert.equal(list(clean), list(bytes), 'what is seen keeps its place')
    assert.equal(clean.length, bytes.length)
  })

  test('behind a photograph goes too: a second picture, a film, an archive', async ({ assert }) => {
    const photo = await withSecrets('jpeg')
    const behind = await zipOf({ 'run.html': '<script>Secret()</script>' })
    const clean = await kept(Buffer.concat([photo, photo, behind]), 'both.jpg')
    assert.notInclude(clean.toString('latin1'), 'Secret')
    assert.notInclude(clean.toString('latin1'), 'PK\x03\x04')
    assert.isTrue((await pixels(clean)).equals(await pixels(photo)))
  })

  test('is taken out of a film, which plays as before', async ({ assert }) => {
    const bytes = await film({ seconds: 1, size: '320x240' })
    assert.include(bytes.toString('latin1'), '+11.5564')
    const clean = await kept(bytes, 'film.mp4')
    assert.notInclude(clean.toString('latin1'), '+11.5564')
    assert.equal(clean.length, bytes.length)
    const folder = await mkdtemp(join(tmpdir(), 'clean-'))
    const frames = async (content: Buffer) => {
      const file = join(folder, 'film.mp4')
      await writeFile(file, content)
      const args = ['-v', 'error', '-i', file, '-map', '0', '-f', 'framemd5', '-']
      return execFileSync(helper('ffmpeg')!, args).toString()
    }
    assert.equal(await frames(clean), await frames(bytes))
    await rm(folder, { recursive: true })
  }).skip(!hasFfmpeg, WITHOUT_FFMPEG)

  test('is looked for in broken files without an end', async ({ assert }) => {
    const photo = await withSecrets('jpeg')
    const broken = [photo.subarray(0, 300), Buffer.concat([photo.subarray(0, 2), randomBytes(90)])]
    for (const bytes of broken) {
      const clean = await kept(bytes, 'cut.jpg')
      assert.equal(clean.length, bytes.length)
    }
    const boxes = Buffer.alloc(64)
    boxes.write('\0\0\0\x18ftypheic', 'latin1')
    boxes.write('\0\0\0\x01meta', 24, 'latin1')
    boxes.fill(0xff, 32)
    assert.equal((await kept(boxes, 'odd.heic')).length, 64)
  })
})
