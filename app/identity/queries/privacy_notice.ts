import { remembered } from '#shared/remembered'
import { isStaff } from '#identity/queries/is_staff'
import PrivacyNotice from '#identity/models/privacy_notice'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const SECONDS = 30

/** The notice in force: the one published last. Null where a server has none. */
export const currentNotice = remembered(SECONDS, () =>
  PrivacyNotice.query().orderBy('published_at', 'desc').orderBy('version', 'desc').first()
)

export type NoticeBlock = { kind: 'heading' | 'text' | 'list'; lines: string[] }

/** Lines that begin with `## ` are headings, with `- ` a list; all others are paragraphs. Nothing else is markup. */
export function noticeBlocks(text: string): NoticeBlock[] {
  const blocks: NoticeBlock[] = []
  for (const line of text.split('\n').map((one) => one.trim())) {
    const last = blocks.at(-1)
    if (line === '') continue
    if (line.startsWith('## ')) blocks.push({ kind: 'heading', lines: [line.slice(3)] })
    else if (!line.startsWith('- ')) blocks.push({ kind: 'text', lines: [line] })
    else if (last?.kind === 'list') last.lines.push(line.slice(2))
    else blocks.push({ kind: 'list', lines: [line.slice(2)] })
  }
  return blocks
}

export const readersOfNotice = ['everyone', 'pupils'] as const
export type NoticeReader = (typeof readersOfNotice)[number]

/** Pupils get simple words unless they ask for the whole text, and the other way round. */
export function noticeReader(actor: Actor | null, wanted: unknown): NoticeReader {
  const asked = readersOfNotice.find((one) => one === wanted)
  if (asked) return asked
  const isPupil = actor?.grants.some((grant) => grant.role === 'student') && !isStaff(actor)
  return isPupil ? 'pupils' : 'everyone'
}

export function noticeText(notice: PrivacyNotice, reader: NoticeReader, locale: Locale) {
  if (reader === 'pupils') return locale === 'km' ? notice.pupilKm : notice.pupilEn
  return locale === 'km' ? notice.textKm : notice.textEn
}
