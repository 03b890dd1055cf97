import { listQuery } from '#shared/http/list_query'
import { translate } from '#shared/http/translate'
import { mayPlan } from '#library/coverage/access'
import { allToLocalise, toLocalise, type ToLocalise } from '#library/coverage/to_localise'
import { askedOf, coverageAddress, coverageChoices } from '#library/coverage/asked'
import { sheetFormatOf, sheetResponse } from '#shared/sheets/sheet_response'
import type { HttpContext } from '@adonisjs/core/http'

const PER_PAGE = 20
/** More than anybody reads on paper; the table has all. */
const ON_PAPER = 500
const PATH = '/library/coverage/localisation'

/** What there is in other languages only, to be translated: what closes a gap of the curriculum first. */
export default class LocalisationsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryWorkOrderPolicy').authorize('view')
    const { wish, query } = await this.asked(ctx)
    const page = { page: listQuery(ctx).page, perPage: PER_PAGE }
    return ctx.view.render('pages/library/coverage/localisation', {
      ...{ asked: wish, canPlan: mayPlan(ctx.actor) },
      ...(await toLocalise(wish, ctx.locale, page)),
      options: await coverageChoices(ctx, wish),
      hrefs: {
        map: coverageAddress('/library/coverage', wish),
        print: `${PATH}/print?${query}`,
        csv: `${PATH}/sheet?${query}`,
      },
    })
  }

  /** The list on paper, the first of it where it is long. */
  async print(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryWorkOrderPolicy').authorize('view')
    const { wish, query } = await this.asked(ctx)
    return ctx.view.render('pages/library/coverage/localisation_print', {
      ...{ asked: wish, back: `${PATH}?${query}` },
      ...(await toLocalise(wish, ctx.locale, { page: 1, perPage: ON_PAPER })),
    })
  }

  /** The whole list as a table. */
  async sheet(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryWorkOrderPolicy').authorize('view')
    const { wish } = await this.asked(ctx)
    const t = (key: string) => translate(ctx.locale, `library.${key}`)
    const columns = [
      ...[{ key: 'code', label: t('coverage.code'), width: 12 }],
      { key: 'title', label: t('coverage.resource'), width: 50 },
      { key: 'kind', label: t('facets.kind'), width: 12 },
      { key: 'subject', label: t('facets.subject'), width: 22 },
      { key: 'grades', label: t('facets.grade'), width: 10 },
      { key: 'languages', label: t('facets.language'), width: 12 },
      { key: 'licence', label: t('facets.licence'), width: 16 },
      { key: 'may', label: t('coverage.may_translate'), width: 14 },
      { key: 'closes', label: t('coverage.closes'), width: 30 },
      { key: 'views', label: t('coverage.views'), width: 10 },
    ]
    const cells = (row: ToLocalise) => ({
      ...{ code: row.code, title: row.title, subject: row.subject, licence: row.licence },
      kind: t(`kinds.${row.kind}`),
      grades: row.grades.join(', '),
      languages: row.languages.map((one) => t(`languages.${one}`)).join(', '),
      may: t(row.mayAdapt ? 'coverage.yes' : 'coverage.no'),
      closes: row.closes.join(', '),
      views: row.views,
    })
    async function* all() {
      for await (const row of allToLocalise(wish, ctx.locale)) yield cells(row)
    }
    return sheetResponse(ctx, {
      name: 'to-translate',
      format: sheetFormatOf(listQuery(ctx).text('format')),
      columns,
      rows: all(),
    })
  }

  private async asked(ctx: HttpContext) {
    const { text } = listQuery(ctx)
    const wish = {
      ...(await askedOf(ctx)),
      lesson: text('lesson') ?? undefined,
      q: text('q') ?? undefined,
      onlyAllowed: text('allowed') === '1',
    }
    const query = new URLSearchParams(coverageAddress('', wish).slice(1))
    if (wish.lesson) query.set('lesson', wish.lesson)
    if (wish.q) query.set('q', wish.q)
    if (wish.onlyAllowed) query.set('allowed', '1')
    return { wish, query: query.toString() }
  }
}
