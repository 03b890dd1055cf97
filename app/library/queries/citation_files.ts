import { inLocale } from '#shared/http/translate'
import type { Locale } from '#config/i18n'
import type { ResourceRow } from '#library/queries/find_resource'

export const citationFormats = ['ris', 'bib'] as const
export type CitationFormat = (typeof citationFormats)[number]

/** A citation for programs that keep references: RIS (EndNote, Zotero, Mendeley) and BibTeX. */
export function citationFile(
  resource: ResourceRow,
  { format, address, locale }: { format: CitationFormat; address: string; locale: Locale }
): { text: string; mediaType: string } {
  const fields = fieldsOf(resource, address, locale)
  return format === 'ris'
    ? { text: risOf(fields), mediaType: 'application/x-research-info-systems; charset=utf-8' }
    : { text: bibOf(resource.code, fields), mediaType: 'application/x-bibtex; charset=utf-8' }
}

type Fields = ReturnType<typeof fieldsOf>

function fieldsOf(resource: ResourceRow, address: string, locale: Locale) {
  const holder = inLocale(locale, resource.holderKm, resource.holderEn)
  const { publishedAt, authors } = resource
  return {
    title: inLocale(locale, resource.titleKm, resource.titleEn),
    abstract: inLocale(locale, resource.descriptionKm, resource.descriptionEn),
    authors: authors.length > 0 ? authors : [holder].filter(Boolean),
    publisher: inLocale(locale, resource.publisherKm, resource.publisherEn) || holder,
    date: publishedAt ? publishedAt.toISOString().slice(0, 10) : '',
    language: resource.languages.join(', '),
    licence: resource.licence,
    address,
  }
}

/** One field a line; a line end in a value would begin another field. */
function risOf(fields: Fields) {
  const lines = [
    ['TY', 'ELEC'],
    ['TI', fields.title],
    ...fields.authors.map((author) => ['AU', author]),
    ['PY', fields.date.slice(0, 4)],
    ['DA', fields.date.replaceAll('-', '/')],
    ['PB', fields.publisher],
    ['AB', fields.abstract],
    ['LA', fields.language],
    ['UR', fields.address],
    ['N1', fields.licence],
  ]
  const present = lines.filter(([, value]) => value)
  const text = present.map(([tag, value]) => `${tag}  - ${value.replaceAll(/\s+/g, ' ').trim()}`)
  return `${text.join('\r\n')}\r\nER  - \r\n`
}

function bibOf(code: string, fields: Fields) {
  const values = {
    title: `{${escaped(fields.title)}}`,
    author: fields.authors.map((author) => `{${escaped(author)}}`).join(' and '),
    year: fields.date.slice(0, 4),
    publisher: escaped(fields.publisher),
    abstract: escaped(fields.abstract),
    language: fields.language,
    url: fields.address,
    note: escaped(fields.licence),
  }
  const lines = Object.entries(values).filter(([, value]) => value)
  return `@misc{tonle${code},\n${lines.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`
}

/** What TeX reads as an order. Braces that do not match would end the field. */
const escaped = (text: string) =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll('\\', '\\textbackslash ')
    .replaceAll(/[{}]/g, '')
    .replaceAll(/[&%$#_]/g, '\\$&')
    .replaceAll('~', '\\textasciitilde ')
    .replaceAll('^', '\\textasciicircum ')
