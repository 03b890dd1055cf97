import { notice } from '#shared/http/notice'
import { listQuery } from '#shared/http/list_query'
import { refuseField } from '#shared/http/refuse_field'
import { inLocale, translate } from '#shared/http/translate'
import { findByCode } from '#library/queries/find_resource'
import { giveBack, withdrawResource } from '#mirror/actions/withdraw_resource'
import { withdrawalValidator } from '#mirror/validators/withdrawal'
import { listSites } from '#mirror/queries/sites'
import { listWithdrawals, withdrawalPage, withdrawalTabs } from '#mirror/queries/withdrawals'
import Revocation from '#mirror/models/revocation'
import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'

/** What no mirror may show any more, and who has not followed yet. */
export default class WithdrawalsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const { text, page } = listQuery(ctx)
    const standing = withdrawalTabs.find((one) => one === text('tab')) ?? 'revoked'
    const q = text('q')
    return ctx.view.render('pages/mirror/withdrawals/index', {
      ...(await listWithdrawals({ q, standing, page }, ctx.locale)),
      ...{ q, standing },
    })
  }

  async show(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const row = await db.from('mirror_revocations').where('id', ctx.params.id).firstOrFail()
    const { page } = listQuery(ctx)
    const filter = { lacksWithdrawal: Number(row.sequence), isInUse: true, order: 'silent' }
    const { pager, sites } = await listSites(filter, page, ctx.locale)
    const withdrawal = await withdrawalPage(row, ctx.locale)
    const reasons = { km: row.reason_km, en: row.reason_en }
    return ctx.view.render('pages/mirror/withdrawals/show', {
      ...{ withdrawal, reasons, pager, sites },
    })
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const { text } = listQuery(ctx)
    const code = ctx.pageState?.old?.code ?? text('code')
    const resource = code ? await findByCode(String(code)) : undefined
    return ctx.view.render('pages/mirror/withdrawals/create', {
      ...{ code, href: resource && `/library/${resource.code}` },
      title: resource && inLocale(ctx.locale, resource.titleKm, resource.titleEn),
    })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const form = await ctx.request.validateUsing(withdrawalValidator)
    const reason = { km: form.reason_km, en: form.reason_en ?? null }
    const result = await withdrawResource(ctx.actor!, { code: form.code, reason })
    if (!result.ok) {
      const key = `mirror_centre.withdrawals.problems.${result.error.type}`
      return refuseField('code', translate(ctx.locale, key))
    }
    notice(ctx, 'mirror_centre.withdrawals.done')
    return ctx.response.redirect().status(303).toRoute('mirror.withdrawals.show', [result.value.id])
  }

  async destroy(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const row = await Revocation.findOrFail(ctx.params.id)
    const result = await giveBack(ctx.actor!, row)
    if (result.ok) notice(ctx, 'mirror_centre.withdrawals.given_back')
    else notice(ctx, `mirror_centre.withdrawals.problems.${result.error.type}`, {}, 'warn')
    return ctx.response.redirect().status(303).toRoute('mirror.withdrawals.show', [row.id])
  }
}
