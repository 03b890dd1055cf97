import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { recordRead } from '#shared/audit/record_read'
import { handleReport, type Step } from '#operations/actions/handle_report'
import { reportPage } from '#operations/queries/report_page'
import { stepValidator } from '#operations/validators/report'
import Report from '#operations/models/report'
import type { HttpContext } from '@adonisjs/core/http'

/** A report in the hands of its contacts, and the steps they take with it. */
export default class ReportStepsController {
  async create(ctx: HttpContext) {
    const report = await find(ctx.params.id)
    await ctx.bouncer.with('OperationsReportPolicy').authorize('handle', report)
    await recordRead(ctx.actor!, {
      verb: 'operations.report_viewed',
      subject: { type: 'report', id: report.id },
      institutionId: report.handlerId,
    })
    const page = await reportPage(ctx.actor!, report, ctx.locale)
    return ctx.view.render('pages/operations/reports/handle', page)
  }

  async store(ctx: HttpContext) {
    const report = await find(ctx.params.id)
    await ctx.bouncer.with('OperationsReportPolicy').authorize('handle', report)
    const step = (await ctx.request.validateUsing(stepValidator)) as Step
    const result = await handleReport(ctx.actor!, report.id, step)
    if (!result.ok) {
      const field = result.error.type === 'nothing_to_hide' ? 'outcome' : 'text'
      refuseField(field, translate(ctx.locale, `reports.refusals.${result.error.type}`))
    }
    notice(ctx, `reports.done.${step.step}`)
    const isGone = step.step === 'escalate' || step.step === 'close'
    const route = isGone ? 'operations.reports.index' : 'operations.report_steps.create'
    return ctx.response
      .redirect()
      .status(303)
      .toRoute(route, isGone ? [] : [report.id])
  }
}

async function find(id: string) {
  const report = validate(id) ? await Report.find(id) : null
  if (!report) throw new Exception('No such report', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return report
}
