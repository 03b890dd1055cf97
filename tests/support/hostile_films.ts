import { deflateSync } from 'node:zlib'

const box = (type: string, ...inner: Buffer[]) => {
  const body = Buffer.concat(inner)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}

const words = (text: string) => Buffer.from(text, 'latin1')

function riff(type: string, body: Buffer) {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}

/** What leads a reader of films to other files or to the network, under the names and heads of films. */
export function luringFilms(address: string, secret: string): Record<string, Buffer> {
  const list = `#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10.0,\n${address}/segment.ts\n#EXTINF:10.0,\nconcat:${secret}|${secret}\n#EXTINF:10.0,\nfile://${secret}\n#EXT-X-ENDLIST\n`
  const script = `ffconcat version 1.0\nfile '${secret}'\nfile '${address}/a.mp4'\n`
  const session = `v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video ${new URL(address).port} RTP/AVP 96\n`
  const brand = box('ftyp', words('isom\0\0\x02\0isomiso2'))
  const elsewhere = box(
    'dref',
    Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]),
    box('url ', Buffer.alloc(4), words(`${address}/data.mp4\0`))
  )
  const track = box('trak', box('mdia', box('minf', box('dinf', elsewhere))))
  return {
    'list.mp4': words(list),
    'script.mp4': words(script),
    'session.mp4': words(session),
    'head-and-list.mp4': Buffer.concat([brand, words(list)]),
    'elsewhere.mov': Buffer.concat([brand, box('moov', track), box('mdat', words(list))]),
    'subtitles.avi': riff(
      'RIFF',
      Buffer.concat([
        words('AVI '),
        riff('LIST', Buffer.concat([words('hdrl'), riff('avih', Buffer.alloc(56))])),
        riff('JUNK', words(`GAB2\0\x02\0\0\0\0\0\x04\0${list}`)),
        riff('LIST', Buffer.concat([words('movi'), riff('01tx', words(`GAB2\0${list}`))])),
      ])
    ),
    'list.mkv': Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), words(list)]),
  }
}

/** A PDF with actions, a font that tries to run, a page of a kilometre and a picture of gigabytes. */
export function hostilePdf(mark: string): Buffer {
  const run = `(0\\); globalThis.process?.exit?.(7\\); //)`
  const zeros = deflateSync(Buffer.alloc(64 * 1024 ** 2))
  const objects: (string | Buffer)[] = [
    `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\("${mark}"\\); this.submitForm\\("http://127.0.0.1:9/"\\)) >> /AA << /WC << /S /Launch /F (/bin/sh) >> >> >>`,
    '<< /Type /Pages /Count 2 /Kids [3 0 R 4 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 6 0 R >> /XObject << /I 7 0 R >> >> >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 14400000 14400000] /Contents 5 0 R /Resources << /Font << /F1 6 0 R >> >> >>',
    `<< /Length 54 >>\nstream\nBT /F1 24 Tf 72 720 Td (Readable words) Tj ET q /I Do Q\nendstream`,
    `<< /Type /Font /Subtype /Type1 /BaseFont /Evil /FontMatrix [1 0 0 1 0 ${run}] /FirstChar 32 /LastChar 32 /Widths [1] >>`,
    Buffer.concat([
      words(
        `<< /Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode /Length ${zeros.length} >>\nstream\n`
      ),
      zeros,
      words('\nendstream'),
    ]),
  ]
  const parts = [words('%PDF-1.7\n')]
  const offsets: number[] = []
  const length = () => parts.reduce((sum, part) => sum + part.length, 0)
  for (const [n, object] of objects.entries()) {
    offsets.push(length())
    parts.push(
      words(`${n + 1} 0 obj\n`),
      Buffer.from(object as string, 'latin1'),
      words('\nendobj\n')
    )
  }
  const from = length()
  const lines = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(words(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}`))
  parts.push(
    words(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${from}\n%%EOF\n`)
  )
  return Buffer.concat(parts)
}
