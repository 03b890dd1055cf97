import { recordRead } from '#shared/audit/record_read'
import { listQuery } from '#shared/http/list_query'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { levelOf, PUPIL } from '#identity/levels'
import { askTransfer } from '#identity/actions/ask_transfer'
import { undoTransfer } from '#identity/actions/undo_transfer'
import { findTransfer } from '#identity/queries/find_transfer'
import { listTransfers, transferViews } from '#identity/queries/list_transfers'
import { transferForm } from '#identity/queries/transfer_form'
import { transferPage } from '#identity/queries/transfer_page'
import { wayTyped } from '#identity/transfer/way_typed'
import { transferValidator } from '#identity/validators/transfer'
import type { HttpContext } from '@adonisjs/core/http'

/** People on their way from one institution to another, and guests. */
export default class TransfersController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityTransferPolicy').authorize('list')
    const { text, page } = listQuery(ctx)
    const view = transferViews.find((one) => one === text('view')) ?? 'open'
    const list = await listTransfers(ctx.actor!, { view, page }, ctx.locale)
    return ctx.view.render('pages/identity/transfers/index', { ...list, view, transferViews })
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityTransferPolicy').authorize('list')
    const form = await transferForm(ctx)
    if (form.person) await ctx.bouncer.with('IdentityPersonPolicy').authorize('view', form.person)
    return ctx.view.render('pages/identity/transfers/create', form)
  }

  async store(ctx: HttpContext) {
    const bouncer = ctx.bouncer.with('IdentityTransferPolicy')
    await bouncer.authorize('list')
    const form = await ctx.request.validateUsing(transferValidator)
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('listAt', form.institution_id)
    const way = await wayTyped(ctx, form)
    await bouncer.authorize('view', way)
    const result = await askTransfer(ctx.actor!, {
      ...way,
      kind: form.kind,
      startsOn: form.starts_on,
      endsOn: form.kind === 'guest' ? (form.ends_on ?? null) : null,
      reason: form.reason ?? null,
    })
    if (!result.ok) {
      const { field, type } = result.error
      refuseField(field, translate(ctx.locale, `transfers.form.${type}`))
    }
    notice(ctx, `transfers.show.now_${result.value.state}`)
    return ctx.response.redirect().status(303).toRoute('identity.transfers.show', [result.value.id])
  }

  async show(ctx: HttpContext) {
    const transfer = await findTransfer(ctx.params.id)
    await ctx.bouncer.with('IdentityTransferPolicy').authorize('view', transfer)
    if (levelOf(transfer.role) === PUPIL) {
      await recordRead(ctx.actor!, {
        verb: 'identity.pupil_viewed',
        subject: { type: 'person', id: transfer.personId },
        institutionId: transfer.fromInstitutionId,
      })
    }
    const page = await transferPage(ctx.actor!, transfer, ctx.locale)
    return ctx.view.render('pages/identity/transfers/show', page)
  }

  /** Takes back what was asked, or undoes what is still ahead. */
  async destroy(ctx: HttpContext) {
    const transfer = await findTransfer(ctx.params.id)
    await ctx.bouncer.with('IdentityTransferPolicy').authorize('view', transfer)
    const result = await undoTransfer(ctx.actor!, transfer.id)
    if (result.ok) notice(ctx, `transfers.show.now_${result.value.state}`)
    else notice(ctx, `transfers.show.${result.error.type}`, {}, 'bad')
    return ctx.response.redirect().status(303).toRoute('identity.transfers.show', [transfer.id])
  }
}
