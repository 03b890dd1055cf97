import { v4 as randomId } from 'uuid'
import { bring, zipOf } from '#tests/support/packages'
import { launchFor } from '#tests/support/runtime'
import { makeAccount } from '#tests/support/accounts'
import { openSession } from '#runtime/actions/open_session'
import { SYSTEM, type Actor } from '#shared/actor'
import { CATEGORY, MASTERY, MOVE_ON, SESSION, verbs, type Verb } from '#runtime/cmi5/names'
import type Launch from '#runtime/models/launch'
import type { JsonObject } from '#runtime/lrs/validation/json'

const text = (name: string, value: string) =>
  `<${name}><langstring lang="km">${value}</langstring></${name}>`

type UnitParts = { url?: string; attributes?: string; more?: string; id?: string }

export const unitXml = (n: number, { url, attributes = '', more = '', id }: UnitParts = {}) =>
  `<au id="${id ?? `https://example.org/au/${n}`}" ${attributes}>${text('title', `មេរៀនទី${n}`)}${text('description', 'x')}<url>${url ?? 'index.html'}</url>${more}</au>`

export const blockXml = (n: number, inside: string) =>
  `<block id="https://example.org/block/${n}">${text('title', `ជំពូក ${n}`)}${text('description', 'x')}${inside}</block>`

export const courseXml = (inside: string, { head = '', id = 'https://example.org/course' } = {}) =>
  `<?xml version="1.0" encoding="utf-8"?><courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"><course id="${id}">${text('title', 'វគ្គសាកល្បង')}${text('description', 'x')}</course>${head}${inside}</courseStructure>`

export const courseZip = (inside: string, page = '<h1>x</h1>') =>
  zipOf({ 'cmi5.xml': courseXml(inside), 'index.html': page })

/** A course that somebody has begun. */
export async function makeCourse(institutionId: string, inside: string, actor: Actor = SYSTEM) {
  const { row, version } = await bring(await courseZip(inside), institutionId, actor)
  const { person } = await makeAccount()
  const { launch, attempt } = await launchFor(row, person.id)
  return { row, version, launch, attempt, person }
}

/** Opens a unit, and what its page finds in its address. */
export async function openUnit(launch: Launch, unit: string) {
  const opened = await openSession(launch, unit)
  if (!opened.ok) throw new Error(opened.error.type)
  const { href, session } = opened.value
  const query = new URL(href).searchParams
  return { href, session, query: Object.fromEntries(query) }
}

type Spoken = { session: string; publisherId: string; query: Record<string, string> }

const JUDGED: Verb[] = ['completed', 'passed', 'failed']

/** A statement as a unit of cmi5 sends it; `more` changes it. */
export function said(
  verb: Verb,
  { session, publisherId, query }: Spoken,
  more: (statement: JsonObject) => void = () => {}
): JsonObject {
  const isJudged = JUDGED.includes(verb)
  const result: JsonObject = {
    ...(verb !== 'initialized' && { duration: 'PT90S' }),
    ...(verb === 'completed' && { completion: true }),
    ...((verb === 'passed' || verb === 'failed') && { success: verb === 'passed' }),
  }
  const statement: JsonObject = {
    id: randomId(),
    timestamp: new Date().toISOString(),
    actor: JSON.parse(query.actor),
    verb: { id: verbs[verb] },
    object: { id: query.activityId },
    ...(Object.keys(result).length > 0 && { result }),
    context: {
      registration: query.registration,
      contextActivities: {
        grouping: [{ id: publisherId }],
        category: [{ id: CATEGORY }, ...(isJudged ? [{ id: MOVE_ON }] : [])],
      },
      extensions: { [SESSION]: session },
    },
  }
  more(statement)
  return statement
}

export const scored = (scaled: number, mastery: number) => (statement: JsonObject) => {
  statement.result.score = { scaled }
  statement.context.extensions[MASTERY] = mastery
}
