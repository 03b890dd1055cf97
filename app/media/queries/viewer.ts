import { blobVersion } from '#media/actions/serve_blob'
import { problemText } from '#media/problem_text'
import { translate } from '#shared/http/translate'
import type { Locale } from '#config/i18n'
import type { FileView, DerivativeItem } from '#media/queries/file_view'
import type { DerivativeRole } from '#media/prepare/types'

export type Caption = { href: string; language: string; label: string }

export type Shown = {
  /** Where what was made of the file is given out: `<base>/<name>`. The owner of the file serves it. */
  base: string
  locale: Locale
  captions?: Caption[]
}

export const madeAddress = (base: string, { name, sha256 }: { name: string; sha256: string }) =>
  `${base}/${name}?v=${blobVersion(sha256)}`

type Made = DerivativeItem & { href: string }

/** What a page shows of a file: addresses, sizes and facts by what they are for, and what could not be made. */
export function viewerOf(view: FileView, { base, locale, captions = [] }: Shown) {
  const made = view.derivatives.map((one): Made => ({ ...one, href: madeAddress(base, one) }))
  const of = (role: DerivativeRole) => made.filter((one) => one.role === role)
  const pictures = of('picture')
  const streams = of('stream').sort((a, b) => (b.height ?? 0) - (a.height ?? 0))
  return {
    ...{ kind: view.kind, facts: view.facts, captions, time: timeOf(view.facts.seconds) },
    poster: of('poster')[0]?.href,
    cover: of('cover')[0]?.href,
    storyboard: of('storyboard')[0]?.href,
    list: made.find(({ name }) => name === 'master.m3u8')?.href,
    streams,
    sound: of('sound'),
    // A mirror of a low quality has only a stream, which plays as a plain file too.
    download: of('download')[0] ?? streams.at(-1),
    document: of('document')[0],
    picture: pictures.length > 0 ? pictureOf(pictures) : undefined,
    notes: notesOf(view, locale),
  }
}

export type Viewer = ReturnType<typeof viewerOf>

/** `12:05` or `1:02:05`. */
function timeOf(seconds: number | undefined) {
  if (!seconds) return undefined
  const text = new Date(Math.round(seconds) * 1000).toISOString().slice(11, 19)
  return text.replace(/^0(?:0:0?)?/, '')
}

/** One `<picture>`: the smaller format first; the widest that all browsers read stands for those without a choice. */
function pictureOf(pictures: Made[]) {
  const set = (type: string) =>
    pictures
      .filter(({ mediaType }) => mediaType === type)
      .map(({ href, width }) => `${href} ${width}w`)
      .join(', ')
  const plain = pictures.filter(({ mediaType }) => mediaType === 'image/webp')
  const { href, width, height } =
    plain.findLast((one) => one.position <= 1280) ?? plain[0] ?? pictures[0]
  return { avif: set('image/avif'), webp: set('image/webp'), src: href, width, height }
}

/** Why something is missing, as sentences for whoever opens the page. */
function notesOf({ state, problems, waitsFor }: FileView, locale: Locale) {
  const say = (key: string) => translate(locale, `media.viewer.${key}`)
  if (state === 'queued') return [say('queued')]
  const waits = waitsFor.length > 0 ? [say(`waits_${waitsFor[0]}`)] : []
  return [...new Set(problems.map((one) => problemText(one, locale))), ...waits]
}
