import type { CaseObject } from '#curriculum/case/types'

/** What version 1.0 does not know, by where it stands. */
const NEWER = ['caseVersion', 'frameworkType', 'extensions', 'targetType', 'subjectURI']
const NEWER_OF_ITEMS = ['subject', ...NEWER]

/**
 * An object as version 1.0 of the interface answers it: without what came with 1.1, its own addresses under v1p0.
 * A translation, which 1.0 has no word for, is a relation.
 */
export function asV1p0(value: CaseObject): CaseObject {
  return strip(value) as CaseObject
}

function strip(value: unknown): unknown {
  if (typeof value === 'string') return value.replace('/ims/case/v1p1/', '/ims/case/v1p0/')
  if (Array.isArray(value)) return value.map(strip)
  if (typeof value !== 'object' || value === null) return value
  const gone = 'fullStatement' in value ? NEWER_OF_ITEMS : NEWER
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !gone.includes(name))
      .map(([name, one]) =>
        name === 'associationType' && one === 'isTranslationOf'
          ? [name, 'isRelatedTo']
          : [name, strip(one)]
      )
  )
}
