import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { WHEN } from './paths.ts'

/** A zip of these files, in this order; those in `stored` as they are. */
export async function zipOf(files: Record<string, Buffer | string>, stored: string[] = []) {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) {
    const options = {
      mtime: WHEN,
      mode: 0o100644,
      compress: !stored.includes(name),
      forceDosTimestamp: true,
    }
    zip.addBuffer(Buffer.from(content), name, options)
  }
  zip.end()
  return buffer(zip.outputStream)
}

export const escapeXml = (text: string) =>
  text.replaceAll(
    /[&<>"]/g,
    (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one]!
  )
