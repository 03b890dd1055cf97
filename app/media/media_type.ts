import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'

const HEAD = 64 * 1024
const SVG = /^\s*(?:<\?xml[^>]*\?>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE\s+svg[^>]*>\s*)*<svg[\s>]/i
const HTML =
  /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|script|iframe|style|title|table|div|p|a|img|br|h1)[\s>/]/i

/** What text is by the end of its name; anything else that is text is `text/plain`. */
const BY_NAME: Record<string, string> = {
  csv: 'text/csv',
  md: 'text/markdown',
  vtt: 'text/vtt',
  json: 'application/json',
}

/**
 * The media type of a file by its bytes; its name only tells kinds of plain text apart. What is neither known
 * nor text is `application/octet-stream`, which browsers save and never open.
 */
export async function mediaTypeOf(path: string, name = ''): Promise<string> {
  const known = await fileTypeFromFile(path)
  if (known && !known.mime.endsWith('/xml')) return known.mime
  const text = textOf(await headOf(path))
  if (text === undefined) return 'application/octet-stream'
  if (SVG.test(text)) return 'image/svg+xml'
  if (HTML.test(text)) return 'text/html'
  if (known || /^\s*<\?xml/.test(text)) return 'application/xml'
  return BY_NAME[name.split('.').pop()?.toLowerCase() ?? ''] ?? 'text/plain'
}

async function headOf(path: string) {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The beginning of a file as UTF-8 text, a character cut at the end left out; undefined where it is none. */
function textOf(head: Buffer) {
  if (head.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
  } catch {
    return undefined
  }
}
