import { appUrl } from '#config/app'
import { inLocale, translate } from '#shared/http/translate'
import { siteName } from '#shared/site/site'
import { element, xmlDocument, type Xml } from '#shared/xml/write_xml'
import { oaiIdentifier } from '#library/harvest/identifiers'
import type { OpenRecord, RecordFile } from '#library/open/records'
import type { Locale } from '#config/i18n'

export type Feed = {
  name: string
  /** Of the feed itself and of the page it is about. */
  address: string
  page: string
  language: Locale
  updated: Date
  records: OpenRecord[]
}

const DC = 'http://purl.org/dc/elements/1.1/'
const ATOM = 'http://www.w3.org/2005/Atom'

/** Atom (RFC 4287). */
export const atomOf = (feed: Feed) =>
  xmlDocument(
    element(
      'feed',
      { 'xmlns': ATOM, 'xml:lang': feed.language },
      element('title', {}, feed.name),
      element('subtitle', {}, siteName(feed.language)),
      element('id', {}, feed.address),
      element('link', { rel: 'self', type: 'application/atom+xml', href: feed.address }),
      element('link', { rel: 'alternate', type: 'text/html', href: feed.page }),
      element('updated', {}, feed.updated.toISOString()),
      element('author', {}, element('name', {}, siteName(feed.language))),
      element('icon', {}, `${appUrl}/favicon.svg`),
      feed.records.map((record) => atomEntry(record, feed.language))
    )
  )

function atomEntry(record: OpenRecord, language: Locale): Xml {
  const { row, address } = record
  return element(
    'entry',
    {},
    element('title', {}, titleOf(record, language)),
    element('id', {}, oaiIdentifier(row.id)),
    element('link', { rel: 'alternate', type: 'text/html', href: address }),
    enclosures(record).map((file) =>
      element('link', {
        ...{ rel: 'enclosure', type: file.mediaType, length: file.size, href: file.address },
        hreflang: file.language,
      })
    ),
    record.licence.href && element('link', { rel: 'license', href: record.licence.href }),
    row.publishedAt && element('published', {}, row.publishedAt.toISOString()),
    element('updated', {}, row.updatedAt.toISOString()),
    row.authors.map((name) => element('author', {}, element('name', {}, name))),
    record.subject &&
      element('category', {
        ...{ scheme: `${appUrl}/curriculum`, term: record.subject.code },
        label: record.subject[language],
      }),
    element('rights', {}, record.licence[language]),
    element('summary', {}, summaryOf(record, language))
  )
}

/** RSS 2.0 (rssboard.org), with the address of its own as the board advises. */
export const rssOf = (feed: Feed) =>
  xmlDocument(
    element(
      'rss',
      { 'version': '2.0', 'xmlns:atom': ATOM, 'xmlns:dc': DC },
      element(
        'channel',
        {},
        element('title', {}, feed.name),
        element('link', {}, feed.page),
        element('description', {}, siteName(feed.language)),
        element('language', {}, feed.language),
        element('lastBuildDate', {}, feed.updated.toUTCString()),
        element('docs', {}, 'https://www.rssboard.org/rss-specification'),
        element('ttl', {}, 60),
        element('atom:link', { rel: 'self', type: 'application/rss+xml', href: feed.address }),
        feed.records.map((record) => rssItem(record, feed.language))
      )
    )
  )

function rssItem(record: OpenRecord, language: Locale): Xml {
  const { row, address } = record
  // Readers of RSS take one file.
  const [file] = enclosures(record)
  return element(
    'item',
    {},
    element('title', {}, titleOf(record, language)),
    element('link', {}, address),
    element('description', {}, summaryOf(record, language)),
    row.authors.map((name) => element('dc:creator', {}, name)),
    record.subject &&
      element('category', { domain: `${appUrl}/curriculum` }, record.subject[language]),
    file && element('enclosure', { url: file.address, length: file.size, type: file.mediaType }),
    element('guid', { isPermaLink: 'false' }, oaiIdentifier(row.id)),
    row.publishedAt && element('pubDate', {}, row.publishedAt.toUTCString())
  )
}

const titleOf = ({ title }: OpenRecord, language: Locale) => inLocale(language, title.km, title.en)

function summaryOf({ row, description, licence }: OpenRecord, language: Locale) {
  const text = inLocale(language, description.km, description.en)
  const kind = translate(language, `library.kinds.${row.kind}`)
  return [text, `${kind} · ${licence.short}`].filter(Boolean).join('\n')
}

const enclosures = ({ files }: OpenRecord): RecordFile[] =>
  files.filter(({ role }) => role === 'main')
