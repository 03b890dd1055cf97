import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { historyOf } from '#shared/audit/history'
import { saveCodeEntry, type CodeEntryError } from '#institutions/actions/save_code_entry'
import { findCodeList, findEntry } from '#institutions/queries/code_lists'
import { isActiveOn, todayThere } from '#institutions/code_entry_columns'
import { codeEntryInput, codeEntryValidator } from '#institutions/validators/code_entry'
import type { HttpContext } from '@adonisjs/core/http'

/** One entry of a code list. */
export default class CodeEntriesController {
  async create(ctx: HttpContext) {
    await ctx.bouncer.with('InstitutionsCodeListPolicy').authorize('edit')
    const list = await findCodeList(String(ctx.params.list), ctx.locale)
    return ctx.view.render('pages/institutions/code_entries/create', { list, entry: {} })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('InstitutionsCodeListPolicy').authorize('edit')
    const { list } = await findCodeList(String(ctx.params.list), ctx.locale)
    const input = codeEntryInput(await ctx.request.validateUsing(codeEntryValidator))
    const result = await saveCodeEntry(ctx.actor!, list, null, input)
    if (!result.ok) return refuse(ctx, result.error)
    notice(ctx, 'code_lists.entry.added')
    return ctx.response.redirect().status(303).toPath(`/code-lists/${list}`)
  }

  async edit(ctx: HttpContext) {
    await ctx.bouncer.with('InstitutionsCodeListPolicy').authorize('edit')
    const list = await findCodeList(String(ctx.params.list), ctx.locale)
    const one = await findEntry(list.list, String(ctx.params.code))
    return ctx.view.render('pages/institutions/code_entries/edit', {
      list,
      entry: {
        ...{ code: one.code, label_km: one.labelKm, label_en: one.labelEn },
        ...{ position: one.position, active_from: one.activeFrom, active_to: one.activeTo },
        isActive: isActiveOn(one, todayThere()),
      },
      history: await historyOf({ type: 'code_entry', id: one.id }, ctx.locale),
    })
  }

  async update(ctx: HttpContext) {
    await ctx.bouncer.with('InstitutionsCodeListPolicy').authorize('edit')
    const { list } = await findCodeList(String(ctx.params.list), ctx.locale)
    const entry = await findEntry(list, String(ctx.params.code))
    const input = codeEntryInput(await ctx.request.validateUsing(codeEntryValidator))
    const result = await saveCodeEntry(ctx.actor!, list, entry.id, input)
    if (!result.ok) return refuse(ctx, result.error)
    notice(ctx, 'code_lists.entry.saved')
    return ctx.response.redirect().status(303).toPath(`/code-lists/${list}`)
  }
}

const refuse = ({ locale }: HttpContext, { type, field }: CodeEntryError) =>
  refuseField(field, translate(locale, `code_lists.problems.${type}`))
