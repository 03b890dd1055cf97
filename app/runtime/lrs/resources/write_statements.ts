import { refuse, XapiProblem } from '#runtime/lrs/problem'
import { may } from '#runtime/lrs/authority'
import { parametersOf } from '#runtime/lrs/parameters'
import { checkFiles, receive, type Received } from '#runtime/lrs/received'
import { checkSignatures } from '#runtime/lrs/signatures'
import { checkLearner } from '#runtime/lrs/launch_rules'
import { statementOf } from '#runtime/lrs/validation/statements'
import { uuidOf } from '#runtime/lrs/validation/values'
import { isObject, type JsonObject } from '#runtime/lrs/validation/json'
import { storeStatements } from '#runtime/lrs/store/store_statements'
import { jsonAnswer, noContent, type XapiAnswer, type XapiCall } from '#runtime/lrs/call'

/** Keeps one statement under the id that the sender names (xAPI 1.0.3 part three, 2.1.1). */
export async function putStatement(call: XapiCall): Promise<XapiAnswer> {
  const id = uuidOf(parametersOf(call, ['statementId']).needed('statementId'), 'statementId')
  const { value, files } = await receive(call)
  if (!isObject(value)) return refuse('body', 'must be one statement')
  if (value.id !== undefined && String(value.id).toLowerCase() !== id.toLowerCase()) {
    return refuse('statementId', 'must be the id of the statement')
  }
  await keep(call, [{ ...value, id }], files)
  return noContent()
}

/** Keeps one or several statements, all or none, and answers with their ids (xAPI 1.0.3 part three, 2.1.2). */
export async function postStatements(call: XapiCall): Promise<XapiAnswer> {
  parametersOf(call, [])
  const { value, files } = await receive(call)
  const statements = Array.isArray(value) ? value : [value]
  return jsonAnswer(await keep(call, statements, files))
}

async function keep(call: XapiCall, values: unknown[], files: Map<string, Received>) {
  const { authority, version } = call
  if (!may(authority, 'statements/write')) {
    throw new XapiProblem(403, 'no scope writes statements')
  }
  const statements = values.map((value, at) =>
    statementOf(value, version, values.length > 1 ? `statements[${at}]` : 'statement')
  )
  checkTwice(statements)
  checkFiles(statements, files)
  for (const statement of statements) {
    checkLearner(authority, statement)
    await checkSignatures(statement, files)
  }
  return storeStatements(authority, statements, version, files)
}

function checkTwice(statements: JsonObject[]) {
  const ids = statements.filter(({ id }) => id !== undefined).map(({ id }) => id.toLowerCase())
  if (new Set(ids).size < ids.length) refuse('statements', 'have the same id twice')
}
