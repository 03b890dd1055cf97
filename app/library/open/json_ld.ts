import { appUrl } from '#config/app'
import { stableId } from '#shared/ids'
import { spoken, type OpenRecord, type Words } from '#library/open/records'
import type { ResourceKind } from '#library/types'

/** The type beside LearningResource, where schema.org has one for the kind. */
const TYPES: Partial<Record<ResourceKind, string>> = {
  ...{ page: 'Article', image: 'ImageObject', audio: 'AudioObject', video: 'VideoObject' },
  ...{ book: 'Book', pdf: 'DigitalDocument', document: 'DigitalDocument' },
}

const MODES: Partial<Record<ResourceKind, string[]>> = {
  ...{ image: ['visual'], audio: ['auditory'], video: ['auditory', 'visual'] },
  ...{ page: ['textual'], pdf: ['textual'], document: ['textual'], book: ['textual'] },
}

const FEATURES: Record<string, string> = {
  alt_text: 'alternativeText',
  audio_description: 'audioDescription',
  sign_language: 'signLanguage',
  large_print: 'largePrint',
  screen_reader: 'readingOrder',
}

/** A resource as schema.org describes it (LearningResource with the terms of LRMI), as JSON-LD. */
export function jsonLd(record: OpenRecord): object {
  const { row, address, subject, licence, files } = record
  return present({
    '@context': 'https://schema.org',
    '@type': ['LearningResource', TYPES[row.kind]].filter(Boolean),
    '@id': address,
    'url': address,
    'identifier': row.code,
    'name': told(record.title),
    'description': told(record.description),
    'keywords': [...record.keywords.km, ...record.keywords.en],
    'inLanguage': row.languages.filter((one) => one !== 'other'),
    'learningResourceType': row.kind,
    'educationalLevel': row.grades.map((grade) => ({
      ...{ '@type': 'DefinedTerm', 'name': `Grade ${grade}`, 'termCode': String(grade) },
      inDefinedTermSet: `${appUrl}/curriculum`,
    })),
    'about': subject && {
      ...{ '@type': 'DefinedTerm', 'termCode': subject.code, 'name': told(subject) },
      inDefinedTermSet: `${appUrl}/curriculum`,
    },
    'teaches': teaches(record),
    'audience': row.audience.map((role) => ({
      '@type': 'EducationalAudience',
      'educationalRole': role,
    })),
    'timeRequired': row.minutes ? `PT${row.minutes}M` : null,
    'license': licence.href ?? licence.en,
    'isAccessibleForFree': true,
    'creator': row.authors.map(person),
    'contributor': row.contributors.map(person),
    'copyrightHolder': organisation(record.holder),
    'publisher': organisation(record.publisher),
    'datePublished': row.publishedAt?.toISOString(),
    'dateModified': row.updatedAt.toISOString(),
    'version': row.version ? String(row.version) : null,
    'isBasedOn': sourcesBy(record, ['translated_from', 'adapted_from']),
    'translationOfWork': sourcesBy(record, ['translated_from'])[0],
    'isPartOf': sourcesBy(record, ['part_of']),
    'sameAs': row.sourceUrl,
    'accessMode': MODES[row.kind],
    'accessibilityFeature': row.accessibility.map((one) => FEATURES[one] ?? one),
    'encoding': files
      .filter(({ role }) => role === 'main')
      .map((file) =>
        present({
          ...{ '@type': 'MediaObject', 'name': file.name, 'contentUrl': file.address },
          ...{ encodingFormat: file.mediaType, contentSize: String(file.size) },
          ...{ sha256: file.sha256, inLanguage: file.language },
        })
      ),
  })
}

/**
 * The same as the text of a script element. Nothing in it can end the element or begin a comment (HTML, section
 * 4.12.1.3). Data is not run, so the content security policy has no say in it.
 */
export const jsonLdText = (record: OpenRecord) =>
  JSON.stringify(jsonLd(record)).replaceAll(
    /[<>&\u2028\u2029]/g,
    (one) => `\\u${one.codePointAt(0)!.toString(16).padStart(4, '0')}`
  )

const told = (words: Words) =>
  spoken(words).map(([language, value]) => ({ '@language': language, '@value': value }))

const person = (name: string) => ({ '@type': 'Person', name })

function organisation(words: Words) {
  const name = told(words)
  return name.length > 0 ? { '@type': 'Organization', name } : null
}

/** Lessons and outcomes by their codes, with the address under which CASE gives them. */
function teaches({ alignments }: OpenRecord) {
  const terms = new Map<string, object>()
  for (const one of alignments) {
    terms.set(one.code, term(one.lessonId, one.code, { km: one.titleKm, en: one.titleEn }))
    if (!one.outcomeCode || !one.outcomeId) continue
    const words = { km: one.outcomeKm, en: one.outcomeEn }
    terms.set(one.outcomeCode, term(one.outcomeId, one.outcomeCode, words))
  }
  return [...terms.values()]
}

const term = (key: string, code: string, words: Words) => ({
  '@type': 'DefinedTerm',
  '@id': `${appUrl}/ims/case/v1p1/CFItems/${stableId('case', `item/${key}/km`)}`,
  'termCode': code,
  'name': told(words),
  'inDefinedTermSet': `${appUrl}/curriculum`,
})

function sourcesBy({ sources }: OpenRecord, kinds: string[]) {
  const list = sources.filter(({ kind }) => kinds.includes(kind))
  return list.map((one) =>
    present({
      '@type': 'CreativeWork',
      'url': one.code && !one.isShown ? null : one.address,
      'name': told({ km: one.titleKm, en: one.titleEn === one.titleKm ? null : one.titleEn }),
      'creator': one.author ? person(one.author) : null,
      'license': one.licence,
    })
  )
}

/** Without what is not there. */
function present(values: Record<string, unknown>) {
  const isThere = (value: unknown) =>
    value !== null &&
    value !== undefined &&
    value !== '' &&
    !(Array.isArray(value) && !value.length)
  return Object.fromEntries(Object.entries(values).filter(([, value]) => isThere(value)))
}
