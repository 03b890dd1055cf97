import { element } from '#shared/xml/write_xml'
import { spoken, type OpenRecord, type Words } from '#library/open/records'

/** The fifteen terms of Dublin Core as OAI-PMH asks of every repository. */
export const dublinCore = {
  prefix: 'oai_dc',
  schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
  namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
  write,
}

/** DCMI Type Vocabulary. */
const TYPES: Record<string, string> = {
  ...{ page: 'Text', pdf: 'Text', book: 'Text', document: 'Text', image: 'StillImage' },
  ...{ audio: 'Sound', video: 'MovingImage', package: 'InteractiveResource', file: 'Dataset' },
}

function write(record: OpenRecord) {
  const { row, address, subject, licence, files, keywords, alignments, sources } = record
  const dc = (name: string, value: string | null | undefined, language?: string) =>
    value ? element(`dc:${name}`, { 'xml:lang': language }, value) : null
  const told = (name: string, words: Words) =>
    spoken(words).map(([language, value]) => dc(name, value, language))
  const lessons = new Map(alignments.map((one) => [one.code, one]))
  return element(
    'oai_dc:dc',
    {
      'xmlns:oai_dc': dublinCore.namespace,
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${dublinCore.namespace} ${dublinCore.schema}`,
    },
    told('title', record.title),
    row.authors.map((name) => dc('creator', name)),
    subject && told('subject', subject),
    keywords.km.map((word) => dc('subject', word, 'km')),
    keywords.en.map((word) => dc('subject', word, 'en')),
    [...lessons.values()].map(({ code }) => dc('subject', code)),
    told('description', record.description),
    told('publisher', record.publisher),
    row.contributors.map((name) => dc('contributor', name)),
    dc('date', row.publishedAt?.toISOString().slice(0, 10)),
    dc('type', TYPES[row.kind]),
    dc('type', 'LearningResource'),
    [...new Set(files.filter(({ role }) => role === 'main').map((one) => one.mediaType))].map(
      (type) => dc('format', type)
    ),
    dc('identifier', address),
    dc('identifier', row.code),
    dc('source', row.sourceUrl),
    sources.map((one) => (one.code && !one.isShown ? null : dc('source', one.address))),
    row.languages.filter((one) => one !== 'other').map((one) => dc('language', one)),
    dc('rights', licence.href ?? null),
    licence.href ? dc('rights', licence.short) : told('rights', licence),
    told('rights', record.holder)
  )
}
