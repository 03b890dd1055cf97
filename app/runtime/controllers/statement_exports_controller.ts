import { Readable } from 'node:stream'
import { sheetResponse } from '#shared/sheets/sheet_response'
import { translate } from '#shared/http/translate'
import { eachStatement } from '#runtime/queries/list_statements'
import { noteStatementExport } from '#runtime/actions/note_statement_read'
import { filterFields, statementFilter } from '#runtime/lrs/statement_filter'
import type { HttpContext } from '@adonisjs/core/http'
import type { JsonObject } from '#runtime/lrs/validation/json'
import type { StatementRow } from '#runtime/lrs/store/find_statements'

/** The most that one file holds. */
const MOST = 100_000

const COLUMNS = [
  'stored',
  'timestamp',
  'actor',
  'verb',
  'object',
  'source',
  'id',
  'voided',
] as const

/** The statements of the filter as a table, or whole as JSON. */
export default class StatementExportsController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with('RuntimeStatementPolicy').authorize('read')
    const filter = statementFilter(ctx)
    await noteStatementExport(ctx.actor!, filterFields(filter))
    const rows = eachStatement(ctx.actor!, filter, MOST)
    if (ctx.request.input('format') === 'json') return sendJson(ctx, rows)
    const columns = COLUMNS.map((key) => ({
      key,
      label: translate(ctx.locale, `records.columns.${key}`),
    }))
    return sheetResponse(ctx, { name: 'statements', format: 'csv', columns, rows: cells(rows) })
  }
}

function sendJson({ response }: HttpContext, rows: AsyncGenerator<StatementRow>) {
  response.header('content-type', 'application/json; charset=utf-8')
  response.header('content-disposition', 'attachment; filename="statements.json"')
  response.header('cache-control', 'private, no-store')
  return response.stream(Readable.from(jsonText(rows)))
}

async function* jsonText(rows: AsyncGenerator<StatementRow>) {
  let before = '['
  for await (const { statement } of rows) {
    yield before + statement
    before = ',\n'
  }
  yield before === '[' ? '[]\n' : ']\n'
}

async function* cells(rows: AsyncGenerator<StatementRow>) {
  for await (const row of rows) {
    const { stored, timestamp, actor, verb, object } = JSON.parse(row.statement) as JsonObject
    yield {
      ...{ stored, timestamp, verb: verb.id, source: row.source, id: row.statement_id },
      actor: actor.account?.name ?? actor.mbox ?? actor.openid ?? actor.mbox_sha1sum ?? '',
      object: object.id ?? object.account?.name ?? object.objectType ?? '',
      voided: row.is_voided ? 'x' : '',
    }
  }
}
