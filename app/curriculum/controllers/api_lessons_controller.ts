import db from '@adonisjs/lucid/services/db'
import { currentFramework } from '#curriculum/queries/current_framework'
import Outcome from '#curriculum/models/outcome'
import { answerList, apiPage } from '#shared/api/answer'
import type { HttpContext } from '@adonisjs/core/http'

/** Lessons with their chapters and learning outcomes for other programs, in the order of the syllabus. */
export default class ApiLessonsController {
  async index(ctx: HttpContext) {
    const { text, pagerFor } = apiPage(ctx)
    const framework = await currentFramework()
    const query = db
      .from('curriculum_lessons as l')
      .join('curriculum_chapters as c', 'c.id', 'l.chapter_id')
      .join('curriculum_subjects as s', 's.id', 'c.subject_id')
    query.where({ 'l.is_retired': false, 'c.is_retired': false })
    if (framework) query.where('l.framework_id', framework.id)
    const grade = Number.parseInt(text('grade') ?? '', 10)
    if (text('subject')) query.where('s.code', text('subject')!)
    if (grade >= 1 && grade <= 12) query.where('c.grade', grade)
    const [{ total }] = await query.clone().count('* as total')
    const pager = pagerFor(total)
    const rows = await query
      .orderBy(['s.position', 'c.grade', 'c.code', 'l.number', 'l.id'])
      .limit(pager.perPage)
      .offset((pager.page - 1) * pager.perPage)
      .select('l.*', 's.code as subject', 'c.grade', 'c.track', 'c.code as chapter_code')
      .select('c.title_km as chapter_km', 'c.title_en as chapter_en')
    const ids = rows.map((row) => row.id)
    const outcomes = await Outcome.query()
      .whereIn('lesson_id', ids)
      .where('is_retired', false)
      .orderBy('code')
    const data = rows.map((row) => ({
      ...{ id: row.id, code: row.code, subject: row.subject, grade: Number(row.grade) },
      track: row.track,
      title: { km: row.title_km, en: row.title_en },
      chapter: { code: row.chapter_code, title: { km: row.chapter_km, en: row.chapter_en } },
      outcomes: outcomes
        .filter((one) => one.lessonId === row.id)
        .map(({ code, domain, textKm, textEn }) => ({
          ...{ code, domain },
          text: { km: textKm, en: textEn },
        })),
    }))
    return answerList(ctx, data, pager)
  }
}
