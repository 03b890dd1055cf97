import sharp from 'sharp'
import { test } from '@japa/runner'
import { readFile } from 'node:fs/promises'
import testUtils from '@adonisjs/core/services/test_utils'
import { helpers } from '#shared/helpers'
import { blobPath } from '#media/blob_path'
import { fileTexts } from '#media/queries/file_texts'
import { recogniseFile } from '#media/recognise_file'
import { storeBlob } from '#media/actions/store_blob'
import { findDerivative } from '#media/queries/find_derivative'
import { followHelpers } from '#media/actions/follow_helpers'
import { relayAll } from '#shared/outbox/relay'
import { fileViews } from '#media/queries/file_view'
import { film, hasFfmpeg, prepared, tone, WITHOUT_FFMPEG } from '#tests/support/media'
import { zipOf } from '#tests/support/packages'
import { bookOf, pdfOf, photograph } from '#tests/support/media_files'

const read = async (sourceId: string, name: string) => {
  const made = await findDerivative(sourceId, name)
  return readFile(blobPath(made!.sha256))
}

test.group('What is made of a file', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.timeout(120_000)

  test('a photograph: widths in two formats, upright, without what the camera wrote', async ({
    assert,
  }) => {
    const { blob, view, names } = await prepared(await photograph(), 'photo.jpg')
    assert.equal(view.state, 'done', JSON.stringify(view.problems))
    assert.includeMembers(names, ['320.avif', '320.webp', '640.webp', '800.webp', 'download.jpg'])
    assert.deepEqual([view.facts.width, view.facts.height], [800, 1200])
    for (const name of ['640.webp', 'download.jpg']) {
      const bytes = await read(blob.id, name)
      const { exif, orientation, width, height } = await sharp(bytes).metadata()
      assert.isUndefined(exif, name)
      assert.isUndefined(orientation, name)
      assert.isBelow(width, height, name)
      assert.notInclude(bytes.toString('latin1'), 'Secret Camera')
    }
  })

  test('a picture that is a trap is given out as it came, and says why', async ({ assert }) => {
    const cut = (await photograph()).subarray(0, 900)
    const { view } = await prepared(cut, 'cut.jpg')
    assert.equal(view.state, 'failed')
    assert.lengthOf(view.problems, 1)
    const drawing = await prepared('<svg xmlns="http://www.w3.org/2000/svg"/>', 'a.svg')
    assert.isUndefined(drawing.view, 'a drawing stays as it is')
    assert.deepEqual(drawing.names, [])
  })

  test('a film: qualities, a plain file, sound, pictures, how long and how loud', async ({
    assert,
  }) => {
    const { blob, view, names } = await prepared(await film(), 'film.mp4')
    assert.equal(view.state, 'done', JSON.stringify(view.problems))
    assert.includeMembers(names, [
      ...['240.m3u8', '240.mp4', '360.m3u8', '360.mp4', '480.m3u8', '480.mp4', 'master.m3u8'],
      ...[
        'download.mp4',
        'poster.jpg',
        'sound.m4a',
        'sound.ogg',
        'storyboard.jpg',
        'storyboard.vtt',
      ],
    ])
    assert.approximately(view.facts.seconds!, 4, 0.3)
    assert.isBelow(view.facts.loudness!, 0)
    const master = (await read(blob.id, 'master.m3u8')).toString()
    assert.match(master, /RESOLUTION=480x360.*\n360\.m3u8\?v=[0-9a-f]{12}\n/)
    const list = (await read(blob.id, '240.m3u8')).toString()
    assert.match(list, /#EXT-X-MAP:URI="240\.mp4\?v=[0-9a-f]{12}",BYTERANGE=/)
    assert.match(list, /#EXT-X-ENDLIST/)
    assert.match(
      (await read(blob.id, 'storyboard.vtt')).toString(),
      /^WEBVTT\n\n00:00:00\.000 --> /
    )
    const plain = await read(blob.id, 'download.mp4')
    assert.notInclude(plain.toString('latin1'), '+11.5564')
    assert.isTrue(plain.indexOf('moov') < plain.indexOf('mdat'), 'it begins before it is whole')
  }).skip(!hasFfmpeg, WITHOUT_FFMPEG)

  test('a film without sound and a tone', async ({ assert }) => {
    const silent = await prepared(
      await film({ silent: true, seconds: 1, size: '320x180' }),
      'a.mp4'
    )
    assert.equal(silent.view.state, 'done', JSON.stringify(silent.view.problems))
    assert.includeMembers(silent.names, ['180.m3u8', 'download.mp4'])
    assert.notInclude(silent.names, 'sound.ogg')
    const sound = await prepared(await tone(), 'tone.wav')
    assert.equal(sound.view.state, 'done', JSON.stringify(sound.view.problems))
    assert.deepEqual(sound.names, ['sound.m4a', 'sound.ogg'])
  }).skip(!hasFfmpeg, WITHOUT_FFMPEG)

  test('a list of other files is no film, whatever it is called', async ({ assert }) => {
    const list =
      '#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n'
    const stored = await storeBlob(Buffer.from(list), 'film.mp4')
    const { kind } = await recogniseFile(blobPath(stored.sha256), 'film.mp4')
    assert.equal(kind, 'text')
  })

  test('without ffmpeg a film waits with the reason, and goes on when it has come', async ({
    assert,
  }) => {
    const ffmpeg = helpers().find(({ name }) => name === 'ffmpeg')!
    const path = ffmpeg.path
    const bytes = await film({ seconds: 1, size: '320x240' })
    ffmpeg.path = undefined
    const { blob, view, names } = await prepared(bytes, 'film.mp4')
    assert.equal(view.state, 'waiting')
    assert.deepEqual(view.waitsFor, ['ffmpeg'])
    assert.deepEqual(names, [])
    assert.equal(await followHelpers(), 0)
    ffmpeg.path = path
    assert.equal(await followHelpers(), 1)
    await relayAll()
    const after = (await fileViews([blob.id])).get(blob.id)!
    assert.equal(after.state, 'done', JSON.stringify(after.problems))
  }).skip(!hasFfmpeg, WITHOUT_FFMPEG)

  test('a PDF: pages, their words, a cover', async ({ assert }) => {
    const { blob, view, names } = await prepared(pdfOf(['Photosynthesis', 'Respiration']), 'a.pdf')
    assert.equal(view.state, 'done', JSON.stringify(view.problems))
    assert.deepEqual(names, ['cover.webp', 'page-1.webp', 'page-2.webp'])
    assert.equal(view.facts.pages, 2)
    assert.equal(view.kind, 'pdf')
    const texts = await fileTexts([blob.id])
    assert.include(texts.get(blob.id), 'Respiration')
    const broken = await prepared('%PDF-1.4 nothing', 'b.pdf')
    assert.deepEqual(
      broken.view.problems.map(({ code }) => code),
      ['pdf_broken']
    )
  })

  test('a book: chapters without scripts, their pictures, what is missing', async ({ assert }) => {
    const { blob, view, names } = await prepared(await bookOf(), 'book.epub')
    assert.equal(view.kind, 'epub')
    assert.deepEqual(
      view.problems.map(({ code }) => code),
      ['book_gaps']
    )
    assert.includeMembers(names, ['chapter-1.html', 'chapter-2.html', 'part-1.png'])
    const html = (await read(blob.id, 'chapter-1.html')).toString()
    assert.notMatch(html, /script|onclick|javascript:|style=/i)
    assert.include(html, '<a href="?page=2#c-end">')
    assert.include(html, 'src="part:part-1.png"')
    assert.include(html, 'អក្សរ')
    const texts = await fileTexts([blob.id])
    assert.include(texts.get(blob.id), 'ជំពូកទីពីរ')
  })

  test('captions of both kinds, words of office documents, H5P and pages', async ({ assert }) => {
    const srt = await prepared('1\n00:00:01,500 --> 00:00:02,000\nសួស្តី <i>you</i>\n', 'a.srt')
    const vtt = (await read(srt.blob.id, 'captions.vtt')).toString()
    assert.equal(vtt, 'WEBVTT\n\n00:00:01.500 --> 00:00:02.000\nសួស្តី <i>you</i>\n')
    const docx = await prepared(
      await zipOf({
        '[Content_Types].xml': '<Types/>',
        'word/document.xml': '<w:document><w:p><w:t>ផែនការ &amp; plan</w:t></w:p></w:document>',
      }),
      'a.docx'
    )
    assert.equal(docx.view.kind, 'office')
    const h5p = await prepared(
      await zipOf({
        'h5p.json': '{}',
        'content/content.json': JSON.stringify({
          question: '<p>What is a cell?</p>',
          path: 'images/a.png',
        }),
      }),
      'a.h5p'
    )
    const site = await prepared(
      await zipOf({ 'index.html': '<title>x</title><script>var hidden</script><p>Ecosystem</p>' }),
      'a.zip'
    )
    const texts = await fileTexts([docx, h5p, site, srt].map(({ blob }) => blob.id))
    assert.include(texts.get(docx.blob.id), 'ផែនការ & plan')
    assert.include(texts.get(h5p.blob.id), 'What is a cell?')
    assert.notInclude(texts.get(h5p.blob.id)!, 'images/a.png')
    assert.include(texts.get(site.blob.id), 'Ecosystem')
    assert.notInclude(texts.get(site.blob.id)!, 'hidden')
    assert.include(texts.get(srt.blob.id), 'សួស្តី you')
  })
})
