import { open } from 'node:fs/promises'
import { fileTypeFromBuffer, fileTypeFromFile, type FileTypeResult } from 'file-type'

const HEAD = 64 * 1024
const SVG = /^<svg[\s>]/i
const HTML =
  /^<(?:!doctype\s+html|html|head|body|script|iframe|style|title|table|div|p|a|img|br|h1)[\s>/]/i

/** The first cue of a SubRip file: its number, and from when until when. */
const SUBRIP = /^\uFEFF?\s*\d+\s*\r?\n\s*\d{1,2}:\d{2}:\d{2}[,.]\d{1,3} --> /

/**
 * Where a text begins behind its comments and what `heads` names. Looked for step by step: one expression for all of
 * it takes for ever on a page with many comments.
 */
function beginning(text: string, heads: RegExp = /^$/): string {
  let rest = text.trimStart()
  for (;;) {
    const end = rest.startsWith('<!--')
      ? rest.indexOf('-->') + 3
      : heads.test(rest)
        ? rest.indexOf('>') + 1
        : 0
    if (end < 3) return rest
    rest = rest.slice(end).trimStart()
  }
}

/** A set of questions as the library keeps it. */
const QUESTIONS = /^\{\s*"format":\s*"tonle-questions"/

/** What text is by the end of its name; anything else that is text is `text/plain`. */
const BY_NAME: Record<string, string> = {
  csv: 'text/csv',
  md: 'text/markdown',
  json: 'application/json',
}

/**
 * The media type of a file by its bytes; its name only tells kinds of plain text apart. What is neither known
 * nor text is `application/octet-stream`, which browsers save and never open.
 */
export async function mediaTypeOf(path: string, name = ''): Promise<string> {
  const known = await fileTypeFromFile(path)
  return isSure(known) ? known.mime : typeOfText(await headOf(path), name, Boolean(known))
}

/** `mediaTypeOf` of a file that is in memory. */
export async function mediaTypeOfBytes(bytes: Buffer, name = ''): Promise<string> {
  const known = await fileTypeFromBuffer(bytes)
  return isSure(known) ? known.mime : typeOfText(bytes.subarray(0, HEAD), name, Boolean(known))
}

const isSure = (known: FileTypeResult | undefined): known is FileTypeResult =>
  known !== undefined && !known.mime.endsWith('/xml')

function typeOfText(head: Buffer, name: string, isXml: boolean) {
  const text = textOf(head)
  if (text === undefined) return 'application/octet-stream'
  if (SVG.test(beginning(text, /^<\?xml|^<!doctype\s+svg/i))) return 'image/svg+xml'
  if (HTML.test(beginning(text))) return 'text/html'
  if (isXml || /^\s*<\?xml/.test(text)) return 'application/xml'
  if (/^\uFEFF?WEBVTT(?:[ \t\r\n]|$)/.test(text)) return 'text/vtt'
  if (SUBRIP.test(text)) return 'application/x-subrip'
  if (QUESTIONS.test(text)) return 'application/vnd.tonle.questions+json'
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
