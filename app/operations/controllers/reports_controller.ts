import limiter from '@adonisjs/limiter/services/main'
import { Exception } from '@adonisjs/core/exceptions'
import { translate } from '#shared/http/translate'
import { refuseField } from '#shared/http/refuse_field'
import { listQuery } from '#shared/http/list_query'
import { codeList } from '#institutions/queries/code_list'
import { fileReport } from '#operations/actions/file_report'
import { listReports } from '#operations/queries/list_reports'
import { ownReport } from '#operations/queries/own_report'
import { reportValidator } from '#operations/validators/report'
import { cleanPage, reportKindNames } from '#operations/reports/kinds'
import type { HttpContext } from '@adonisjs/core/http'

const LIMIT = { requests: 5, duration: '1 hour' }

/** Reports of problems and people, from any page, with or without an account; the queue of the contacts. */
export default class ReportsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('OperationsReportPolicy').authorize('list')
    const { text, page } = listQuery(ctx)
    const filter = { state: text('state'), kind: text('kind'), mine: text('mine'), page }
    const list = await listReports(ctx.actor!, filter, ctx.locale)
    return ctx.view.render('pages/operations/reports/index', { ...list, filter })
  }

  async create({ locale, request, view }: HttpContext) {
    const emergency = await codeList('emergency_number', locale)
    const about = cleanPage(request.input('page'))
    return view.render('pages/operations/reports/create', { about, emergency, reportKindNames })
  }

  async store(ctx: HttpContext) {
    const { actor, locale, request, response } = ctx
    const form = await request.validateUsing(reportValidator)
    const who = actor ? `person:${actor.personId}` : `visitor:${request.ip()}`
    const taken = await limiter.use(LIMIT).attempt(`report:${who}`, () => true)
    if (!taken) refuseField('text', translate(locale, 'reports.create.too_many'))
    const report = await fileReport(actor, {
      ...{ kind: form.kind, text: form.text, contact: form.contact ?? null },
      ...{ page: cleanPage(form.page), above: form.above ?? false },
    })
    return response.redirect().status(303).toRoute('operations.reports.show', [report.code])
  }

  /** How a report stands, for whoever has its number; its words are shown to their author alone. */
  async show({ actor, locale, params, response, view }: HttpContext) {
    const report = await ownReport(actor, String(params.code), locale)
    if (!report) throw new Exception('No such report', { status: 404, code: 'E_ROW_NOT_FOUND' })
    response.header('cache-control', 'private, no-store')
    return view.render('pages/operations/reports/show', { report })
  }
}
