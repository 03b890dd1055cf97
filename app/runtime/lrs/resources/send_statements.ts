import db from '@adonisjs/lucid/services/db'
import { keyOf, millisecondsOf } from '#runtime/lrs/store/keys'
import { writeMultipart } from '#runtime/lrs/multipart'
import { definitionsOf } from '#runtime/lrs/store/definitions'
import { filesOf } from '#runtime/lrs/store/attachments'
import { canonical, idsOnly, type Format } from '#runtime/lrs/formats'
import { activitiesOf } from '#runtime/lrs/store/activities_of'
import { jsonAnswer, type XapiAnswer, type XapiCall } from '#runtime/lrs/call'
import type { JsonObject } from '#runtime/lrs/validation/json'
import type { StatementRow } from '#runtime/lrs/store/find_statements'

type Wanted = { format: Format; withFiles: boolean }

export async function sendStatement(
  call: XapiCall,
  row: StatementRow,
  { format, withFiles }: Wanted
) {
  const [text] = await formatted(call, [row], format)
  const headers = { 'last-modified': storedAt(row).toUTCString() }
  return withFiles ? mixed(text, [row], headers) : jsonAnswer(text, headers)
}

/** A StatementResult (xAPI 1.0.3 part two, 2.5). `more` is the address of the next page, or empty. */
export async function sendStatements(
  call: XapiCall,
  rows: StatementRow[],
  more: string,
  { format, withFiles }: Wanted
): Promise<XapiAnswer> {
  const texts = await formatted(call, rows, format)
  const text = `{"statements":[${texts.join(',')}],"more":${JSON.stringify(more)}}`
  const newest = Math.max(0, ...rows.map((row) => storedAt(row).getTime()))
  const headers: Record<string, string> =
    newest > 0 ? { 'last-modified': new Date(newest).toUTCString() } : {}
  return withFiles ? mixed(text, rows, headers) : jsonAnswer(text, headers)
}

const storedAt = ({ id }: StatementRow) => new Date(millisecondsOf(id))

async function formatted({ headers }: XapiCall, rows: StatementRow[], format: Format) {
  if (format === 'exact') return rows.map((row) => row.statement)
  const statements = rows.map((row) => JSON.parse(row.statement) as JsonObject)
  if (format === 'ids') return statements.map((one) => JSON.stringify(idsOnly(one)))
  const iris = new Set(statements.flatMap(activitiesOf))
  const keys = [...iris].map((iri) => keyOf('activity', iri))
  const known = await definitionsOf(keys, db.connection())
  const languages = headers['accept-language'] ?? ''
  const definitionOf = (iri: string) => known.get(keyOf('activity', iri))
  return statements.map((one) => JSON.stringify(canonical(one, definitionOf, languages)))
}

async function mixed(text: string, rows: StatementRow[], headers: Record<string, string>) {
  const files = await filesOf(rows.filter((row) => row.has_attachments).map(({ id }) => id))
  const { contentType, body } = writeMultipart([
    { headers: { 'Content-Type': 'application/json' }, content: text },
    ...files.map(({ sha2, contentType: type, content }) => ({
      headers: {
        'Content-Type': type,
        'Content-Transfer-Encoding': 'binary',
        'X-Experience-API-Hash': sha2,
      },
      content,
    })),
  ])
  return { status: 200, headers: { ...headers, 'content-type': contentType }, body }
}
