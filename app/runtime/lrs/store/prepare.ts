import { v4 as randomId } from 'uuid'
import { newId } from '#shared/ids'
import { inUtc, timestampOf } from '#runtime/lrs/validation/timestamps'
import { facetsOf, type Facets } from '#runtime/lrs/store/facets'
import { millisecondsOf } from '#runtime/lrs/store/keys'
import type { Authority } from '#runtime/lrs/authority'
import type { JsonObject } from '#runtime/lrs/validation/json'
import type { XapiVersion } from '#runtime/lrs/versions'

/** A statement as it is stored: as it came, with what the LRS adds. */
export type Prepared = {
  rowId: string
  statementId: string
  /** Whether the sender named it: it may be here already. */
  isNamed: boolean
  occurredAt: number
  /** As the sender wrote it. */
  sent: JsonObject
  json: JsonObject
  text: string
  hasAttachments: boolean
  facets: Facets
}

const DEFAULT_VERSION = { '1.0.3': '1.0.0', '2.0.0': '2.0.0' } as const

/** Gives a valid statement what the LRS sets (xAPI 1.0.3 part two, 2.4) and the keys by which it is found. */
export function prepare(
  statement: JsonObject,
  authority: Authority,
  version: XapiVersion
): Prepared {
  const rowId = newId()
  const stored = new Date(millisecondsOf(rowId)).toISOString()
  const { id, timestamp } = statement
  const occurredAt =
    timestamp === undefined ? millisecondsOf(rowId) : timestampOf(timestamp, 'timestamp', '1.0.3')
  const statementId = id === undefined ? randomId() : String(id).toLowerCase()
  const json: JsonObject = { id: statementId, ...statement }
  json.id = statementId
  if (statement.context?.contextActivities) json.context = withLists(statement.context)
  if (statement.object.context?.contextActivities) {
    json.object = { ...statement.object, context: withLists(statement.object.context) }
  }
  json.timestamp =
    timestamp === undefined
      ? stored
      : version === '2.0.0'
        ? inUtc(timestamp, occurredAt)
        : timestamp
  json.stored = stored
  json.authority = authority.agent
  json.version = statement.version ?? DEFAULT_VERSION[version]
  return {
    ...{ rowId, statementId, isNamed: id !== undefined, occurredAt, sent: statement, json },
    ...{ text: JSON.stringify(json), facets: facetsOf(json) },
    hasAttachments: hasAttachments(json),
  }
}

const hasAttachments = ({ attachments, object }: JsonObject) =>
  attachments?.length > 0 ||
  (object.objectType === 'SubStatement' && object.attachments?.length > 0)

/** A single context activity becomes a list of one (xAPI 1.0.3 part two, 2.4.6.2). */
function withLists(context: JsonObject): JsonObject {
  const kinds = Object.entries(context.contextActivities)
  const lists = kinds.map(([kind, one]) => [kind, [one].flat()])
  return { ...context, contextActivities: Object.fromEntries(lists) }
}
