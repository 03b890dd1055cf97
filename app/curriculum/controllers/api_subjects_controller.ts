import Subject from '#curriculum/models/subject'
import { answerList, apiPage } from '#shared/api/answer'
import type { HttpContext } from '@adonisjs/core/http'

/** The subjects of the syllabus for other programs. */
export default class ApiSubjectsController {
  async index(ctx: HttpContext) {
    const [{ $extras }] = await Subject.query().count('* as total')
    const pager = apiPage(ctx).pagerFor($extras.total)
    const rows = await Subject.query()
      .orderBy('position')
      .orderBy('code')
      .orderBy('id')
      .forPage(pager.page, pager.perPage)
    const data = rows.map(({ id, code, nameKm, nameEn }) => ({
      ...{ id, code },
      name: { km: nameKm, en: nameEn },
    }))
    return answerList(ctx, data, pager)
  }
}
