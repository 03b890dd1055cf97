import { notice } from '#shared/http/notice'
import { listQuery } from '#shared/http/list_query'
import { refuseField } from '#shared/http/refuse_field'
import { inLocale, translate } from '#shared/http/translate'
import { questionTypes } from '#shared/questions/types'
import { questionStates, scopes, type Scope } from '#courses/types'
import { mayChange } from '#courses/access'
import { scopeChoices } from '#courses/scope_choices'
import { bankValidator } from '#courses/validators/bank'
import { bankTags, listQuestions } from '#courses/queries/questions'
import * as banks from '#courses/queries/banks'
import * as write from '#courses/actions/write_bank'
import type { HttpContext } from '@adonisjs/core/http'

/** Banks of questions: one's own, those of one's school or office, those of the country. */
export default class BanksController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('CoursesBankPolicy').authorize('write')
    const { text, page } = listQuery(ctx)
    const scope = scopes.find((one) => one === text('scope')) ?? null
    const q = text('q')
    return ctx.view.render('pages/courses/banks/index', {
      ...(await banks.listBanks(ctx.actor!, ctx.locale, { scope, q, page })),
      ...{ scope, q, scopes },
    })
  }

  async show(ctx: HttpContext) {
    const bank = await banks.findBank({ code: ctx.params.code })
    await ctx.bouncer.with('CoursesBankPolicy').authorize('use', bank)
    const { text, page } = listQuery(ctx)
    const type = questionTypes.find((one) => one === text('type')) ?? null
    const state = questionStates.find((one) => one === text('state')) ?? null
    const asked = { q: text('q'), type, tag: text('tag'), outcome: text('outcome'), state, page }
    const t = (key: string) => translate(ctx.locale, `courses.${key}`)
    return ctx.view.render('pages/courses/banks/show', {
      ...shown(bank, ctx),
      ...(await listQuestions(bank.id, ctx.locale, asked)),
      ...{ asked, tags: await bankTags(bank.id) },
      types: questionTypes.map((value) => ({ value, text: t(`types.${value}`) })),
      states: questionStates.map((value) => ({ value, text: t(`question_states.${value}`) })),
      canChange: await mayChange(ctx.actor, bank),
    })
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with('CoursesBankPolicy').authorize('write')
    const values = { scope: 'own' }
    return ctx.view.render('pages/courses/banks/create', {
      values,
      scopes: await scopeChoices(ctx),
    })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('CoursesBankPolicy').authorize('write')
    const code = await write.createBank(ctx.actor!, await inputOf(ctx))
    notice(ctx, 'courses.notices.bank_saved')
    return ctx.response.redirect().status(303).toPath(`/question-banks/${code}`)
  }

  async edit(ctx: HttpContext) {
    const bank = await this.changeable(ctx)
    return ctx.view.render('pages/courses/banks/edit', {
      ...shown(bank, ctx),
      scopes: await scopeChoices(ctx, bank.scope),
      values: {
        ...{ title_km: bank.titleKm, title_en: bank.titleEn, scope: bank.scope },
        ...{ description_km: bank.descriptionKm, description_en: bank.descriptionEn },
      },
    })
  }

  async update(ctx: HttpContext) {
    const bank = await this.changeable(ctx)
    await write.updateBank(ctx.actor!, bank, await inputOf(ctx, bank.scope))
    notice(ctx, 'courses.notices.bank_saved')
    return ctx.response.redirect().status(303).toPath(`/question-banks/${bank.code}`)
  }

  async destroy(ctx: HttpContext) {
    const bank = await this.changeable(ctx)
    const outcome = await write.deleteBank(ctx.actor!, bank)
    if (!outcome.ok) {
      notice(ctx, 'courses.notices.bank_in_use', {}, 'warn')
      return ctx.response.redirect().status(303).toPath(`/question-banks/${bank.code}`)
    }
    notice(ctx, 'courses.notices.bank_deleted')
    return ctx.response.redirect().status(303).toPath('/question-banks')
  }

  private async changeable(ctx: HttpContext) {
    const bank = await banks.findBank({ code: ctx.params.code })
    await ctx.bouncer.with('CoursesBankPolicy').authorize('change', bank)
    return bank
  }
}

const shown = (bank: banks.Bank, { locale }: HttpContext) => ({
  code: bank.code,
  scope: bank.scope,
  title: inLocale(locale, bank.titleKm, bank.titleEn),
  description: inLocale(locale, bank.descriptionKm, bank.descriptionEn),
})

async function inputOf(ctx: HttpContext, now?: Scope): Promise<write.BankInput> {
  const typed = await ctx.request.validateUsing(bankValidator)
  const allowed = await scopeChoices(ctx, now)
  if (!allowed.some(({ value }) => value === typed.scope)) {
    refuseField('scope', translate(ctx.locale, 'courses.refusals.scope'))
  }
  return {
    titleKm: typed.title_km ?? null,
    titleEn: typed.title_en ?? null,
    descriptionKm: typed.description_km ?? null,
    descriptionEn: typed.description_en ?? null,
    scope: typed.scope,
  }
}
