import { audiences, aids, languages } from '#library/types'
import type { Meanings } from '#library/sources/meanings'
import type { Given, SourceEntry } from '#library/sources/types'

const KHMER = /[\u1780-\u17FF]/

const cut = (text: string | null | undefined, most: number) => {
  const clean = text?.replaceAll('\u0000', '').normalize('NFC').trim()
  return clean ? [...clean].slice(0, most).join('') : null
}

const line = (text: string | null | undefined, most: number) =>
  cut(text?.replaceAll(/\s+/g, ' '), most)

const listed = (values: string[] = [], most = 30) =>
  [...new Set(values.map((one) => line(one, 200)).filter((one) => one !== null))].slice(0, most)

/** An entry in the words of the library. What a source leaves open is left open here. */
export function understand(entry: SourceEntry, meanings: Meanings): Given {
  const branch = meanings.topics(entry.topics ?? [])
  const holder = holderOf(entry)
  return {
    ...titlesOf(entry),
    ...textsOf(entry),
    licence: meanings.licence(entry.licence ?? null),
    ...{ holderKm: inKhmer(holder), holderEn: inLatin(holder) },
    authors: listed(entry.authors),
    contributors: listed(entry.contributors),
    publisherKm: inKhmer(entry.publisher),
    publisherEn: inLatin(entry.publisher),
    languages: languagesOf(entry),
    keywords: keywordsOf(entry),
    subject: entry.subject ?? branch.subject ?? null,
    grades: gradesOf(entry.grades?.length ? entry.grades : branch.grades),
    alignment: [...new Set(entry.alignment ?? [])],
    minutes: entry.minutes && entry.minutes > 0 ? Math.min(Math.round(entry.minutes), 6000) : null,
    audience: chosen(entry.audience, audiences, ['student', 'teacher']),
    ...(entry.teacherOnly ? { teacherOnly: true } : {}),
    accessibility: chosen(entry.accessibility, aids, []),
    sourceUrl: addressOf(entry.sourceUrl),
    origin: entry.origin
      ? {
          kind: entry.origin.kind,
          ...{ title: line(entry.origin.title, 300), author: line(entry.origin.author, 300) },
          url: addressOf(entry.origin.url),
          licence: entry.origin.licence ? meanings.licence(entry.origin.licence) : null,
        }
      : null,
    files: entry.files ?? [],
  }
}

/** A name may stand in both languages, with a semicolon between. */
const named = (text: string | null | undefined, isMeant: (name: string) => boolean) =>
  line(
    (text ?? '')
      .split(/\s*;\s*/)
      .filter((one) => one && isMeant(one))
      .join('; '),
    200
  )

const inKhmer = (text: string | null | undefined) => named(text, (one) => KHMER.test(one))
const inLatin = (text: string | null | undefined) => named(text, (one) => !KHMER.test(one))

/** Where nobody says who holds the rights, the authors do. */
const holderOf = ({ holder, authors = [] }: SourceEntry) => holder || authors.join(', ')

function titlesOf({ titleKm, titleEn }: SourceEntry) {
  return { titleKm: line(titleKm, 300), titleEn: line(titleEn, 300) }
}

function textsOf(entry: SourceEntry) {
  return {
    ...{
      descriptionKm: cut(entry.descriptionKm, 2000),
      descriptionEn: cut(entry.descriptionEn, 2000),
    },
    ...{ bodyKm: cut(entry.bodyKm, 200_000), bodyEn: cut(entry.bodyEn, 200_000) },
  }
}

/** A title or text in the field of its language, by its letters: sources are often wrong about it. */
export function byLanguage<Name extends string>(name: Name, text: string | null | undefined) {
  const km = text && KHMER.test(text)
  return { [`${name}Km`]: km ? text : null, [`${name}En`]: km ? null : (text ?? null) } as Record<
    `${Name}Km` | `${Name}En`,
    string | null
  >
}

/** The codes of the library for those that others write: `eng`, `en-GB`, `khm`. */
export function languageCode(text: string | null | undefined): string | null {
  const code = (text ?? '').trim().toLowerCase().split(/[-_]/)[0]
  if (!code || code === 'und' || code === 'mul') return null
  const known: Record<string, string> = {
    ...{ khm: 'km', eng: 'en', fra: 'fr', fre: 'fr', zho: 'zh', chi: 'zh', khmer: 'km' },
    ...{ english: 'en', french: 'fr', chinese: 'zh' },
  }
  const short = known[code] ?? code
  return (languages as readonly string[]).includes(short) ? short : 'other'
}

function languagesOf({ languages: given = [], titleKm, titleEn }: SourceEntry) {
  const codes = given.map(languageCode).filter((one) => one !== null)
  if (codes.length > 0) return [...new Set(codes)]
  return [...(titleKm ? ['km'] : []), ...(titleEn ? ['en'] : [])]
}

function keywordsOf({ keywords = [] }: SourceEntry) {
  const words = listed(keywords)
  return { km: words.filter((one) => KHMER.test(one)), en: words.filter((one) => !KHMER.test(one)) }
}

const gradesOf = (grades: number[] = []) =>
  [...new Set(grades)].filter((one) => one >= 1 && one <= 12).sort((a, b) => a - b)

function chosen(values: string[] = [], known: readonly string[], otherwise: string[]) {
  const found = values.filter((one) => known.includes(one))
  return found.length > 0 ? [...new Set(found)] : otherwise
}

/** An address that a page may lead to; anything else is none. */
export function addressOf(text: string | null | undefined): string | null {
  const value = text?.trim() ?? ''
  return /^https?:\/\/[^\s]{3,990}$/i.test(value) ? value : null
}
