import { stableId } from '#shared/ids'
import { PackageProblem } from '#shared/archive/package_problem'
import { isIri } from '#runtime/lrs/validation/values'
import { breaks, idOf, textsOf, walk } from '#runtime/cmi5/walk_node'
import { placeOf } from '#runtime/cmi5/place_of'
import { readNodes, type Node } from '#runtime/cmi5/xml_nodes'
import { moveOns, type Course, type CourseItem, type MoveOn, type Unit } from '#runtime/cmi5/types'
import type { Archive } from '#shared/archive/archive'
import type { Problem } from '#runtime/types'

export const COURSE_FILE = 'cmi5.xml'
const MOST_ITEMS = 20_000

const AU_ATTRIBUTES = ['id', 'moveOn', 'masteryScore', 'launchMethod', 'activityType']
const LAUNCH_METHODS = ['AnyWindow', 'OwnWindow'] as const

type Reading = { archive: Archive; ids: Set<string>; warnings: Problem[]; objectives: Set<string> }

/**
 * Reads a course structure by the rules of its schema (cmi5 13.2): the elements and their order, what they must have,
 * ids that are IRIs and stand once, addresses. @throws PackageProblem with the element and the rule
 */
export function readCourse(bytes: Buffer, archive: Archive) {
  const root = readNodes(bytes, COURSE_FILE)
  if (root.name !== 'courseStructure') throw new PackageProblem('cmi5_root', { name: root.name })
  const parts = walk(root)
  const warnings: Problem[] = []
  const course = parts.needed('course')
  const inCourse = walk(course, ['id'])
  const [id, title] = [idOf(course), textsOf(inCourse.needed('title'))]
  const description = textsOf(inCourse.needed('description'))
  inCourse.end()
  const ids = new Set<string>()
  const objectives = objectivesOf(parts.optional('objectives'), ids)
  const known = new Set(objectives.map((one) => one.id))
  const reading = { archive, ids, warnings, objectives: known }
  const items = parts.several('au', 'block').map((one) => itemOf(one, reading))
  parts.end()
  const made: Course = { standard: 'cmi5', edition: '', id, title, description, objectives, items }
  return { course: made, warnings }
}

/** An id stands once for each kind of element (13.1.2 to 13.1.4). */
function once(node: Node, ids: Set<string>): string {
  const id = idOf(node)
  const key = `${node.name} ${id}`
  if (ids.has(key)) throw new PackageProblem('cmi5_twice', { name: node.name, what: id })
  if (ids.size >= MOST_ITEMS) throw new PackageProblem('too_many_items', { most: MOST_ITEMS })
  ids.add(key)
  return id
}

function objectivesOf(list: Node | undefined, ids: Set<string>): Course['objectives'] {
  if (!list) return []
  const parts = walk(list)
  const read = parts.several('objective').map((node) => {
    const id = once(node, ids)
    const inside = walk(node, ['id'])
    const title = textsOf(inside.needed('title'))
    const description = textsOf(inside.needed('description'))
    inside.end()
    return { id, title, description }
  })
  parts.end()
  return read
}

function referencesOf(list: Node | undefined, { objectives, warnings }: Reading): string[] {
  if (!list) return []
  const parts = walk(list)
  const read = parts.several('objective').map((node) => {
    walk(node, ['idref']).end()
    const id = idOf(node, 'idref')
    if (!objectives.has(id)) warnings.push({ code: 'cmi5_objective', data: { name: id } })
    return id
  })
  parts.end()
  return read
}

function itemOf(node: Node, reading: Reading): CourseItem {
  const id = once(node, reading.ids)
  const parts = walk(node, node.name === 'au' ? AU_ATTRIBUTES : ['id'])
  const part = {
    ...{ key: stableId(`cmi5 ${node.name}`, id), id },
    title: textsOf(parts.needed('title')),
    description: textsOf(parts.needed('description')),
    objectives: referencesOf(parts.optional('objectives'), reading),
  }
  if (node.name === 'block') {
    const items = parts.several('au', 'block').map((one) => itemOf(one, reading))
    parts.end()
    return { kind: 'block', ...part, items }
  }
  const address = parts.needed('url')
  const launchParameters = parts.optional('launchParameters')?.text || null
  const entitlementKey = parts.optional('entitlementKey')?.text || null
  parts.end()
  const place = placeOf(address.text, node, reading.archive)
  return { kind: 'au', ...part, ...judged(node), place, launchParameters, entitlementKey }
}

/** What decides about an assignable unit (13.1.4). */
function judged(
  node: Node
): Pick<Unit, 'moveOn' | 'masteryScore' | 'launchMethod' | 'activityType'> {
  const { moveOn, masteryScore, launchMethod, activityType } = node.attributes
  const isShare = masteryScore === undefined || /^\+?(0?\.\d+|0|1|[01]\.\d*)$/.test(masteryScore)
  const share = masteryScore === undefined ? null : Number(masteryScore)
  if (!isShare || (share !== null && share > 1)) breaks(node, 'cmi5_mastery', masteryScore)
  if (activityType !== undefined && !isIri(activityType)) breaks(node, 'cmi5_iri', activityType)
  return {
    moveOn: oneOf(node, moveOns, moveOn, 'NotApplicable') as MoveOn,
    masteryScore: share,
    launchMethod: oneOf(node, LAUNCH_METHODS, launchMethod, 'AnyWindow') as Unit['launchMethod'],
    activityType: activityType ?? null,
  }
}

function oneOf(node: Node, list: readonly string[], value: string | undefined, usual: string) {
  if (value === undefined) return usual
  return list.includes(value) ? value : breaks(node, 'cmi5_choice', value)
}
