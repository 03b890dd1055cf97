import { element, type Xml } from '#shared/xml/write_xml'
import { oaiIdentifier } from '#library/harvest/identifiers'
import { spoken, type OpenRecord, type Words } from '#library/open/records'
import type { ResourceKind } from '#library/types'

/** IEEE Learning Object Metadata (1484.12.1) in its XML binding (1484.12.3). */
export const lom = {
  prefix: 'oai_lom',
  schema: 'http://ltsc.ieee.org/xsd/lomv1.0/lom.xsd',
  namespace: 'http://ltsc.ieee.org/xsd/LOM',
  write,
}

/** Of the vocabulary of 5.2; kinds without a word there have none. */
const TYPES: Partial<Record<ResourceKind, string>> = {
  ...{ page: 'narrative text', pdf: 'narrative text', book: 'narrative text' },
  ...{ document: 'narrative text', image: 'figure', package: 'exercise' },
}

const ROLES: Record<string, string> = { student: 'learner', teacher: 'teacher' }

function write(record: OpenRecord): Xml {
  return element(
    'lom',
    {
      'xmlns': lom.namespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${lom.namespace} ${lom.schema}`,
    },
    general(record),
    lifeCycle(record),
    metaMetadata(record),
    technical(record),
    educational(record),
    rights(record),
    relations(record),
    classifications(record)
  )
}

const identifier = (catalog: string, entry: string) =>
  element('identifier', {}, element('catalog', {}, catalog), element('entry', {}, entry))

const strings = (name: string, words: Words) => {
  const told = spoken(words).map(([language, value]) => element('string', { language }, value))
  return told.length > 0 && element(name, {}, told)
}

const vocabulary = (name: string, value: string) =>
  element(name, {}, element('source', {}, 'LOMv1.0'), element('value', {}, value))

const general = ({ row, address, title, description, keywords }: OpenRecord) =>
  element(
    'general',
    {},
    identifier('oai', oaiIdentifier(row.id)),
    identifier('URI', address),
    strings('title', title),
    row.languages.map((one) => element('language', {}, one === 'other' ? 'none' : one)),
    strings('description', description),
    keywords.km.map((word) => strings('keyword', { km: word, en: null })),
    keywords.en.map((word) => strings('keyword', { km: null, en: word }))
  )

const lifeCycle = ({ row, publisher }: OpenRecord) =>
  element(
    'lifeCycle',
    {},
    row.version > 0 && strings('version', { km: null, en: String(row.version) }),
    vocabulary('status', 'final'),
    row.authors.map((name) => contribute('author', name)),
    row.contributors.map((name) => contribute('editor', name)),
    (publisher.en || publisher.km) &&
      contribute('publisher', (publisher.en || publisher.km)!, row.publishedAt)
  )

const contribute = (role: string, name: string, date?: Date | null) =>
  element(
    'contribute',
    {},
    vocabulary('role', role),
    element('entity', {}, vcard(name)),
    date && element('date', {}, element('dateTime', {}, date.toISOString().slice(0, 10)))
  )

/** RFC 2426; a line end or a mark of its own in a name would begin something else. */
function vcard(name: string) {
  const text = name.replaceAll(/\s+/g, ' ').replaceAll(/[\\;,]/g, '\\$&')
  return `BEGIN:VCARD\nVERSION:3.0\nN:${text};;;;\nFN:${text}\nEND:VCARD`
}

const metaMetadata = ({ row }: OpenRecord) =>
  element(
    'metaMetadata',
    {},
    identifier('oai', `${oaiIdentifier(row.id)}#lom`),
    element('metadataSchema', {}, 'LOMv1.0'),
    element('language', {}, row.titleKm ? 'km' : 'en')
  )

const technical = ({ address, files }: OpenRecord) => {
  const main = files.filter(({ role }) => role === 'main')
  const formats = [...new Set(main.map(({ mediaType }) => mediaType))]
  return element(
    'technical',
    {},
    formats.length > 0
      ? formats.map((one) => element('format', {}, one))
      : element('format', {}, 'text/html'),
    main.length === 1 && element('size', {}, main[0].size),
    element('location', {}, address),
    main.map((file) => element('location', {}, file.address))
  )
}

const educational = ({ row }: OpenRecord) =>
  element(
    'educational',
    {},
    TYPES[row.kind] && vocabulary('learningResourceType', TYPES[row.kind]!),
    row.audience.flatMap((one) =>
      ROLES[one] ? vocabulary('intendedEndUserRole', ROLES[one]) : []
    ),
    vocabulary('context', 'school'),
    row.grades.length > 0 &&
      strings('typicalAgeRange', {
        ...{ km: null, en: `${Math.min(...row.grades) + 5}-${Math.max(...row.grades) + 6}` },
      }),
    row.minutes !== null &&
      element('typicalLearningTime', {}, element('duration', {}, `PT${row.minutes}M`)),
    row.languages.flatMap((one) => (one === 'other' ? [] : element('language', {}, one)))
  )

const rights = ({ licence, holder }: OpenRecord) =>
  element(
    'rights',
    {},
    vocabulary('cost', 'no'),
    vocabulary('copyrightAndOtherRestrictions', licence.code === 'PUBLIC-DOMAIN' ? 'no' : 'yes'),
    strings('description', {
      km: [licence.km, licence.href, holder.km].filter(Boolean).join(', '),
      en: [licence.en, licence.href, holder.en].filter(Boolean).join(', '),
    })
  )

const relations = ({ sources }: OpenRecord) =>
  sources.map((one) =>
    element(
      'relation',
      {},
      vocabulary('kind', one.kind === 'part_of' ? 'ispartof' : 'isbasedon'),
      element(
        'resource',
        {},
        one.address && !(one.code && !one.isShown) && identifier('URI', one.address),
        strings('description', { km: one.titleKm || null, en: one.titleEn || null })
      )
    )
  )

/** The subject, and each lesson and outcome below it with its code of the curriculum. */
function classifications({ subject, row, alignments }: OpenRecord) {
  const level = row.grades.map((grade) =>
    taxon(String(grade), { km: `ថ្នាក់ទី${grade}`, en: `Grade ${grade}` })
  )
  const lessons = new Map(alignments.map((one) => [one.code, one]))
  const outcomes = alignments.filter(({ outcomeCode }) => outcomeCode)
  return [
    subject && classification('discipline', [[taxon(subject.code, subject)]]),
    level.length > 0 &&
      classification(
        'educational level',
        level.map((one) => [one])
      ),
    (lessons.size > 0 || outcomes.length > 0) &&
      classification('educational objective', [
        ...[...lessons.values()].map((one) => [
          taxon(one.code, { km: one.titleKm, en: one.titleEn }),
        ]),
        ...outcomes.map((one) => [
          taxon(one.code, { km: one.titleKm, en: one.titleEn }),
          taxon(one.outcomeCode!, { km: one.outcomeKm, en: one.outcomeEn }),
        ]),
      ]),
  ]
}

const taxon = (id: string, entry: Words) =>
  element('taxon', {}, element('id', {}, id), strings('entry', entry))

const classification = (purpose: string, paths: Xml[][]) =>
  element(
    'classification',
    {},
    vocabulary('purpose', purpose),
    paths.map((path) =>
      element(
        'taxonPath',
        {},
        strings('source', { km: 'កម្មវិធីសិក្សា ក្រសួងអប់រំ', en: 'MoEYS curriculum' }),
        path
      )
    )
  )
