import yazl from 'yazl'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { escapeXml } from '#shared/xml/write_xml'
import { renderMarkdown } from '#library/markdown'
import type { Parcel } from '#library/exports/parcel'

const STYLE =
  'body{font:1.1rem/1.8 "Kantumruy Pro",Battambang,"Khmer OS",sans-serif;max-width:42rem;margin:0 auto;padding:1rem}img{max-width:100%;height:auto}table{border-collapse:collapse}td,th{border:1px solid #999;padding:.3rem .6rem}'

/** The same bytes each time: an archive that did not change is the same file in the channel. */
const MTIME = new Date(Date.UTC(2020, 0, 1))

/** A page or a picture as an archive of HTML, for programs that play nothing else. */
export async function writePageArchive(parcel: Parcel, language: 'km' | 'en', to: string) {
  const zip = new yazl.ZipFile()
  const pictures = parcel.parts.filter(
    ({ role, mediaType }) => role === 'part' || isPicture(mediaType)
  )
  const names = new Map(
    pictures.map((one, at) => [one.name, `p${at}.${one.name.split('.').pop()}`])
  )
  const title = (language === 'km' ? parcel.title.km : parcel.title.en) ?? parcel.row.code
  const text = parcel.bodies[language] || parcel.bodies.km || parcel.bodies.en
  const body = text
    ? renderMarkdown(text, (name) => {
        const href = names.get(name)
        return href ? { href } : undefined
      })
    : pictures
        .map(({ name }) => `<img src="${names.get(name)}" alt="${escapeXml(title)}">`)
        .join('')
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeXml(title)}</title><style>${STYLE}</style></head><body><h1>${escapeXml(title)}</h1>${body}</body></html>`
  const options = { mtime: MTIME, mode: 0o100644 }
  zip.addBuffer(Buffer.from(html), 'index.html', options)
  for (const { name, path } of pictures) {
    zip.addFile(path, names.get(name)!, { ...options, compress: false })
  }
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(to, { mode: 0o600 }))
}

export const isPicture = (mediaType: string) => mediaType.startsWith('image/')
