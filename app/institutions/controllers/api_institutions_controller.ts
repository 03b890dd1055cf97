import Institution from '#institutions/models/institution'
import { subtreeOf } from '#institutions/queries/subtree_ids'
import { matchText } from '#shared/database/match_text'
import { answerList, answerOne, apiPage } from '#shared/api/answer'
import type { HttpContext } from '@adonisjs/core/http'
import type {} from '#shared/api/api_token'

/** Institutions for other programs, as far as the token reaches. */
export default class ApiInstitutionsController {
  async index(ctx: HttpContext) {
    const { text, pagerFor } = apiPage(ctx)
    const query = reached(ctx)
    matchText(query, 'search_text', text('q'))
    if (text('type')) query.where('type_code', text('type')!)
    if (text('province')) query.where('place_code', 'like', `${text('province')!.slice(0, 2)}%`)
    const [{ $extras }] = await query.clone().count('* as total')
    const pager = pagerFor($extras.total)
    const rows = await query.orderBy('sort_key').orderBy('id').forPage(pager.page, pager.perPage)
    return answerList(ctx, rows.map(shape), pager)
  }

  async show(ctx: HttpContext) {
    return answerOne(ctx, shape(await reached(ctx).where('id', ctx.params.id).firstOrFail()))
  }
}

function reached({ apiToken }: HttpContext) {
  const query = Institution.query()
  const { institutionId } = apiToken!
  if (institutionId) query.whereIn('id', subtreeOf([institutionId]))
  return query
}

const shape = (one: Institution) => ({
  id: one.id,
  location_code: one.locationCode,
  emis_code: one.emisCode,
  type: one.typeCode,
  name: { km: one.nameKm, en: one.nameEn },
  place_code: one.placeCode,
  parent_id: one.parentId,
  updated_at: one.updatedAt.toUTC().toISO(),
})
