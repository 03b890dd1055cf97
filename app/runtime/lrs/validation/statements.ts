import { refuse } from '#runtime/lrs/problem'
import { VOIDED } from '#runtime/lrs/verbs'
import { objectOf, textOf, type JsonObject } from '#runtime/lrs/validation/json'
import { actorOf, agentOf, groupOf, identifierOf } from '#runtime/lrs/validation/agents'
import { activityOf } from '#runtime/lrs/validation/activities'
import { checkAttachments } from '#runtime/lrs/validation/attachments'
import { checkContext, referenceOf } from '#runtime/lrs/validation/contexts'
import { checkResult } from '#runtime/lrs/validation/results'
import { iriOf, languageMapOf, uuidOf } from '#runtime/lrs/validation/values'
import { timestampOf } from '#runtime/lrs/validation/timestamps'
import type { XapiVersion } from '#runtime/lrs/versions'

const SHARED = ['actor', 'verb', 'object', 'result', 'context', 'timestamp', 'attachments']
const STATEMENT = new Set([...SHARED, 'id', 'stored', 'authority', 'version'])
const SUB_STATEMENT = new Set([...SHARED, 'objectType'])
const VERB = new Set(['id', 'display'])

/**
 * A statement as it comes from outside, refused where it breaks a rule of its version (xAPI 1.0.3 part two, 2;
 * xAPI 2.0, 4.2). @throws XapiProblem 400
 */
export function statementOf(value: unknown, version: XapiVersion, path = 'statement'): JsonObject {
  const statement = objectOf(value, path, STATEMENT)
  if (statement.id !== undefined) uuidOf(statement.id, `${path}.id`)
  checkShared(statement, path, version)
  if (statement.stored !== undefined) timestampOf(statement.stored, `${path}.stored`, version)
  if (statement.authority !== undefined) checkAuthority(statement.authority, `${path}.authority`)
  if (statement.version !== undefined) checkVersion(statement.version, `${path}.version`, version)
  if (statement.verb.id === VOIDED && statement.object.objectType !== 'StatementRef') {
    refuse(`${path}.object`, 'must be a StatementRef in a voiding statement')
  }
  return statement
}

function checkShared(statement: JsonObject, path: string, version: XapiVersion) {
  actorOf(statement.actor, `${path}.actor`)
  const verb = objectOf(statement.verb, `${path}.verb`, VERB)
  iriOf(verb.id, `${path}.verb.id`)
  if (verb.display !== undefined) languageMapOf(verb.display, `${path}.verb.display`)
  const ofActivity = checkObject(statement.object, `${path}.object`, version)
  if (statement.result !== undefined) checkResult(statement.result, `${path}.result`)
  if (statement.context !== undefined) {
    checkContext(statement.context, `${path}.context`, { version, ofActivity })
  }
  if (statement.timestamp !== undefined) {
    timestampOf(statement.timestamp, `${path}.timestamp`, version)
  }
  if (statement.attachments !== undefined) {
    checkAttachments(statement.attachments, `${path}.attachments`)
  }
}

/** Whether it is an activity. */
function checkObject(value: unknown, path: string, version: XapiVersion): boolean {
  const type: unknown = (value as JsonObject)?.objectType ?? 'Activity'
  if (type === 'Activity') activityOf(value, path)
  else if (type === 'Agent') agentOf(value, path)
  else if (type === 'Group') groupOf(value, path)
  else if (type === 'StatementRef') referenceOf(value, path)
  else if (type === 'SubStatement' && !path.includes('subStatement')) {
    checkShared(objectOf(value, path, SUB_STATEMENT), `${path}.subStatement`, version)
  } else refuse(`${path}.objectType`, 'is not one that can stand here')
  return type === 'Activity'
}

/** An agent, or an anonymous group of a program and its user (xAPI 1.0.3 part two, 2.4.9). */
function checkAuthority(value: unknown, path: string) {
  const authority = actorOf(value, path)
  if (authority.objectType !== 'Group') return
  if (identifierOf(authority) !== undefined || authority.member.length !== 2) {
    refuse(path, 'must be an agent or an anonymous group of two')
  }
}

function checkVersion(value: unknown, path: string, version: XapiVersion) {
  const text = textOf(value, path)
  const isKnown = version === '1.0.3' ? /^1\.0(\.\d+)?$/ : /^[12]\.0(\.\d+)?$/
  if (!isKnown.test(text)) refuse(path, `must be a version that ${version} takes`)
}
