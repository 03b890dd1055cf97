import { test } from '@japa/runner'
import { helpers } from '#shared/helpers'
import { BrowserSession } from '#tests/support/browser_session'
import { emptyLibrary, htmlOf, makeResource, signedIn } from '#tests/support/library'
import { film, hasFfmpeg, WITHOUT_FFMPEG } from '#tests/support/media'
import { bookOf, pdfOf, photograph } from '#tests/support/media_files'
import { shown } from '#tests/support/tour/media'

const srcOf = (html: string, pattern: RegExp) => pattern.exec(html)![1].replaceAll('&amp;', '&')

test.group('How files are shown', (group) => {
  group.each.setup(() => emptyLibrary())
  group.each.timeout(60_000)

  test('a photograph in widths, kept for ever, without the camera’s words', async ({ assert }) => {
    const path = await shown('image', 'photo.jpg', await photograph())
    const visitor = new BrowserSession()
    const html = await htmlOf(visitor.get(path))
    assert.match(html, /<source type="image\/avif" srcset="[^"]* 320w, /)
    const src = srcOf(html, /<img src="([^"]+)" srcset/)
    const picture = await visitor.get(src)
    assert.equal(picture.headers.get('content-type'), 'image/webp')
    assert.include(picture.headers.get('cache-control'), 'immutable')
    const saved = await visitor.get(`${path}/files/photo.jpg?save=1`)
    assert.notInclude(saved.html, 'Secret Camera')
    assert.include(saved.headers.get('content-disposition'), 'photo.jpg')
  })

  test('a film in parts, by ranges, with captions', async ({ assert }) => {
    const path = await shown('video', 'film.mp4', await film({ seconds: 2 }))
    const visitor = new BrowserSession()
    const html = await htmlOf(visitor.get(path))
    assert.match(html, /<video [^>]*preload="none"[^>]*poster=/)
    const list = srcOf(html, /data-list="([^"]+)"/)
    const master = await visitor.get(list)
    assert.equal(master.headers.get('content-type'), 'application/vnd.apple.mpegurl')
    const rung = /^(240\.m3u8\S+)$/m.exec(master.html)![1]
    const playlist = await visitor.get(new URL(rung, `http://x${list}`).pathname)
    const part = /URI="([^"]+)",BYTERANGE="(\d+)@(\d+)"/.exec(playlist.html)!
    const address = new URL(part[1], `http://x${list}`).pathname
    const range = await visitor.get(address, { range: `bytes=${part[3]}-${Number(part[2]) - 1}` })
    assert.equal(range.status, 206)
    assert.equal(range.headers.get('content-length'), part[2])
    assert.match(html, /<option value="[^"]*240\.mp4/)
    assert.match(html, /<option value="[^"]*sound\.ogg/)
    assert.match(html, /<track [^>]*kind="captions" src="[^"]*captions\.vtt[^"]*"/)
    assert.match(html, /data-places="[^"]*storyboard\.vtt/)
    for (const [name, type] of [
      ['download.mp4', 'video/mp4'],
      ['sound.m4a', 'audio/mp4'],
    ]) {
      const link = srcOf(html, new RegExp(`<a href="([^"]*${name}[^"]*)" download>`))
      const saved = await visitor.get(link)
      assert.equal(saved.headers.get('content-type'), type)
      assert.match(saved.headers.get('content-disposition')!, /^attachment; filename="film\./)
    }
  }).skip(!hasFfmpeg, WITHOUT_FFMPEG)

  test('a film on a server without ffmpeg, as it came, with the reason', async ({
    assert,
    cleanup,
  }) => {
    const bytes = await film({ seconds: 1, size: '320x240' })
    const ffmpeg = helpers().find(({ name }) => name === 'ffmpeg')!
    const before = ffmpeg.path
    ffmpeg.path = undefined
    cleanup(() => void (ffmpeg.path = before))
    const path = await shown('video', 'film.mp4', bytes)
    const visitor = new BrowserSession()
    visitor.cookies.set('lang', 'en')
    const html = await htmlOf(visitor.get(path))
    const src = srcOf(html, /<source src="([^"]+film\.mp4[^"]*)"/)
    assert.equal((await visitor.get(src)).headers.get('content-type'), 'video/mp4')
    assert.include(html, 'wait for ffmpeg, which is not on this server')
    const { browser } = await signedIn('administrator')
    browser.cookies.set('lang', 'en')
    const files = await htmlOf(browser.get('/administration/media'))
    assert.include(files, 'Waits for: ffmpeg')
    assert.include(files, 'apt-get install ffmpeg')
    assert.include(await htmlOf(browser.get('/health')), 'apt-get install ffmpeg')
  }).skip(!hasFfmpeg, WITHOUT_FFMPEG)

  test('a PDF page by page, with its words found here and in the library', async ({ assert }) => {
    const path = await shown(
      'pdf',
      'cells.pdf',
      pdfOf(['Photosynthesis in plants', 'Mitochondria'])
    )
    const visitor = new BrowserSession()
    assert.match(
      await htmlOf(visitor.get(`${path}?page=2`)),
      /class="page-picture" src="[^"]*page-2\.webp/
    )
    const found = await htmlOf(visitor.get(`${path}?find=mitochondria`))
    assert.include(found, '<mark>Mitochondria</mark>')
    assert.notInclude(found, '<mark>Photosynthesis')
    const none = await htmlOf(visitor.get(`${path}?find=<script>`))
    assert.notInclude(none, '<script>"')
    const all = await htmlOf(visitor.get('/library?q=Mitochondria'))
    assert.include(all, path)
  })

  test('a book by chapters; its chapters are no pages of their own', async ({ assert }) => {
    const path = await shown('file', 'book.epub', await bookOf())
    const visitor = new BrowserSession()
    const html = await htmlOf(visitor.get(path))
    const src = srcOf(html, /<img alt="dot" src="([^"]+)"/)
    assert.equal((await visitor.get(src)).headers.get('content-type'), 'image/png')
    assert.match(await htmlOf(visitor.get(`${path}?page=2`)), /<p id="c-end">ជំពូកទីពីរ<\/p>/)
    assert.equal((await visitor.get(src.replace(/part-1\.png.*/, 'chapter-1.html'))).status, 404)
  })

  test('what was made of a hidden file is hidden too', async ({ assert }) => {
    const files = [
      { name: 'a.vtt', content: 'WEBVTT\n\n00:00.000 --> 00:01.000\nx', role: 'main' as const },
    ]
    const draft = await makeResource({ kind: 'file', state: 'draft', files })
    const staff = await makeResource({ kind: 'file', teacherOnly: true, files })
    const address = (code: string) => `/library/${code}/files/a.vtt/made/captions.vtt`
    const visitor = new BrowserSession()
    assert.equal((await visitor.get(address(draft.code))).status, 404)
    assert.include([303, 401], (await visitor.get(address(staff.code))).status)
    const { browser } = await signedIn('student')
    assert.equal((await browser.get(address(staff.code))).status, 403)
  })
})
