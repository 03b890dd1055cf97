import { definitionKinds } from '#curriculum/case/types'
import type { CaseAssociation, CaseItem, CaseObject, CasePackage } from '#curriculum/case/types'

/** Why a package is refused. Words: `imports.problems.curriculum.case.<code>`. */
export class CaseError extends Error {
  constructor(
    readonly code: CaseProblem,
    readonly data: Record<string, string | number> = {}
  ) {
    super(`${code} ${JSON.stringify(data)}`)
  }
}

export type CaseProblem =
  | 'not_json'
  | 'not_a_package'
  | 'no_document'
  | 'missing_field'
  | 'given_twice'
  | 'not_in_package'
  | 'own_child'
  | 'cycle'

const isObject = (value: unknown): value is CaseObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '')

/**
 * Reads a CFPackage of CASE 1.0 or 1.1. Known deviations of programs in use are put right: lists that are left out,
 * times without a zone (UTC), links that are only an address, `sequenceNumber` as text. What cannot be understood
 * is refused as a whole. @throws CaseError
 */
export function readPackage(json: string): CasePackage {
  const value = parse(json)
  if (!isObject(value)) throw new CaseError('not_a_package')
  // Some services answer with the package inside one more object.
  const root = isObject(value.CFPackage) ? value.CFPackage : value
  if (!isObject(root.CFDocument)) throw new CaseError('no_document')
  const document = named(root.CFDocument, 'CFDocument', ['title'])
  const items = list(root.CFItems).map((one) => named(one, 'CFItem', ['fullStatement']))
  const associations = list(root.CFAssociations).map(association)
  unique([document, ...items], 'CFItem')
  unique(associations, 'CFAssociation')
  const result: CasePackage = {
    CFDocument: { ...document, creator: text(document.creator) || '–' } as any,
    CFItems: items as CaseItem[],
    CFAssociations: associations,
    CFDefinitions: definitions(root.CFDefinitions),
  }
  if (Array.isArray(root.CFRubrics)) result.CFRubrics = root.CFRubrics.filter(isObject)
  checkTree(result)
  return result
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch {
    throw new CaseError('not_json')
  }
}

const list = (value: unknown): CaseObject[] => (Array.isArray(value) ? value.filter(isObject) : [])

function named(object: CaseObject, kind: string, fields: string[]): CaseObject {
  const identifier = text(object.identifier) || text(object.sourcedId)
  const name = identifier || text(object.fullStatement).slice(0, 60) || text(object.title)
  for (const field of fields) {
    if (!text(object[field])) throw new CaseError('missing_field', { kind, field, name })
  }
  if (!identifier) throw new CaseError('missing_field', { kind, field: 'identifier', name })
  return {
    ...object,
    identifier,
    uri: text(object.uri) || `urn:uuid:${identifier}`,
    lastChangeDateTime: moment(object.lastChangeDateTime),
  }
}

/** RFC 3339; a time without a zone means UTC, what is no time the oldest there is. */
export function moment(value: unknown): string {
  const given = text(value)
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(given) ? given : `${given}Z`
  return Number.isNaN(Date.parse(zoned)) ? '1970-01-01T00:00:00Z' : zoned
}

function association(object: CaseObject): CaseAssociation {
  const base = named(object, 'CFAssociation', ['associationType'])
  const origin = link(base.originNodeURI)
  const destination = link(base.destinationNodeURI)
  if (!origin || !destination) {
    const field = origin ? 'destinationNodeURI' : 'originNodeURI'
    throw new CaseError('missing_field', {
      kind: 'CFAssociation',
      field,
      name: base.identifier as string,
    })
  }
  const { sequenceNumber, ...rest } = base
  const sequence = Number.parseInt(String(sequenceNumber ?? ''), 10)
  return {
    ...rest,
    ...(Number.isSafeInteger(sequence) && { sequenceNumber: sequence }),
    originNodeURI: origin,
    destinationNodeURI: destination,
  } as CaseAssociation
}

function link(value: unknown) {
  const given = isObject(value) ? value : { uri: text(value) }
  const uri = text(given.uri)
  const identifier = text(given.identifier) || uri.split('/').at(-1) || ''
  if (!identifier) return undefined
  return {
    ...given,
    title: text(given.title) || identifier,
    identifier,
    uri: uri || `urn:uuid:${identifier}`,
  }
}

function definitions(value: unknown): CasePackage['CFDefinitions'] {
  if (!isObject(value)) return {}
  return Object.fromEntries(
    definitionKinds
      .filter((kind) => Array.isArray(value[kind]))
      .map((kind) => [kind, list(value[kind]).map((one) => named(one, kind, ['title']))])
  )
}

function unique(objects: CaseObject[], kind: string) {
  const seen = new Set<string>()
  for (const { identifier } of objects as { identifier: string }[]) {
    if (seen.has(identifier)) throw new CaseError('given_twice', { kind, name: identifier })
    seen.add(identifier)
  }
}

export const isChildOf = ({ associationType }: { associationType: string }) =>
  associationType === 'isChildOf'

/** The hierarchy must lead upwards: nothing stands below itself, and children are of this package. */
function checkTree({ CFDocument, CFItems, CFAssociations }: CasePackage) {
  const known = new Set([CFDocument.identifier, ...CFItems.map(({ identifier }) => identifier)])
  const above = new Map<string, string[]>()
  for (const one of CFAssociations.filter(isChildOf)) {
    const [child, parent] = [one.originNodeURI.identifier, one.destinationNodeURI.identifier]
    if (child === parent) throw new CaseError('own_child', { name: one.originNodeURI.title })
    if (!known.has(child)) throw new CaseError('not_in_package', { name: one.originNodeURI.title })
    above.set(child, [...(above.get(child) ?? []), parent])
  }
  const state = new Map<string, 'open' | 'done'>()
  for (const start of above.keys()) {
    const path: { node: string; next: number }[] = state.has(start)
      ? []
      : [{ node: start, next: 0 }]
    if (path.length > 0) state.set(start, 'open')
    while (path.length > 0) {
      const at = path.at(-1)!
      const parent = above.get(at.node)?.[at.next++]
      if (parent === undefined) {
        state.set(at.node, 'done')
        path.pop()
      } else if (state.get(parent) === 'open') {
        throw new CaseError('cycle', { name: parent })
      } else if (!state.has(parent)) {
        state.set(parent, 'open')
        path.push({ node: parent, next: 0 })
      }
    }
  }
}
