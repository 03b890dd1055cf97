import { Exception } from '@adonisjs/core/exceptions'
import { listQuery } from '#shared/http/list_query'
import { isUuid } from '#runtime/lrs/validation/values'
import { noteStatementRead } from '#runtime/actions/note_statement_read'
import { filterFields, statementFilter } from '#runtime/lrs/statement_filter'
import { listStatements, showStatement, verbChoices } from '#runtime/queries/list_statements'
import { seesEverything } from '#runtime/lrs/reader_authority'
import type { HttpContext } from '@adonisjs/core/http'

/** What the record store holds, for who looks after people. */
export default class StatementsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('RuntimeStatementPolicy').authorize('read')
    const filter = statementFilter(ctx)
    const asked = listQuery(ctx).text('before')
    const before = isUuid(asked) ? asked : undefined
    return ctx.view.render('pages/runtime/statements/index', {
      ...(await listStatements(ctx.actor!, filter, { before, locale: ctx.locale })),
      verbs: await verbChoices(ctx.actor!, ctx.locale),
      filter: filterFields(filter),
      before,
      mayForward: seesEverything(ctx.actor!),
    })
  }

  async show(ctx: HttpContext) {
    await ctx.bouncer.with('RuntimeStatementPolicy').authorize('read')
    const shown = await showStatement(ctx.actor!, ctx.params.id, ctx.locale)
    if (!shown) throw new Exception('No such statement', { status: 404 })
    await noteStatementRead(ctx.actor!, shown.line.id)
    return ctx.view.render('pages/runtime/statements/show', shown)
  }
}
