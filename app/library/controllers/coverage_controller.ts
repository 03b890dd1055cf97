import { listQuery } from '#shared/http/list_query'
import { translate } from '#shared/http/translate'
import { gradeChoices } from '#library/queries/grade_choices'
import { kinds, languages } from '#library/types'
import { mayPlan } from '#library/coverage/access'
import { coverageMap } from '#library/coverage/coverage_map'
import { listSubjects } from '#curriculum/queries/list_subjects'
import type { HttpContext } from '@adonisjs/core/http'

/** What there is for each lesson, and where nothing is yet. */
export default class CoverageController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryWorkOrderPolicy').authorize('view')
    const { text } = listQuery(ctx)
    const subjects = await listSubjects(ctx.locale)
    const subject = subjects.find(({ code }) => code === text('subject')) ?? subjects[0]
    const asked = Number(text('grade'))
    const wanted = Number.isInteger(asked) && asked >= 1 && asked <= 12 ? [asked] : []
    const grades = await gradeChoices(wanted)
    const grade = wanted[0] ?? Number(grades.at(-1) ?? 12)
    const language = languages.find((one) => one === text('language')) ?? 'km'
    const t = (key: string, data?: object) => translate(ctx.locale, `library.${key}`, data as any)
    const map = subject
      ? await coverageMap({ subjectId: subject.id, grade, language }, ctx.locale)
      : { chapters: [], lessons: 0, gaps: 0 }
    return ctx.view.render('pages/library/coverage/index', {
      ...map,
      ...{ subject, grade, language, onlyGaps: text('gaps') === '1', canPlan: mayPlan(ctx.actor) },
      kinds: kinds.map((value) => t(`kinds.${value}`)),
      options: {
        subjects: subjects.map(({ code, name }) => ({ value: code, text: name })),
        grades: grades.map((value) => ({ value, text: t('grade', { grade: value }) })),
        languages: languages.map((value) => ({ value, text: t(`languages.${value}`) })),
      },
    })
  }
}
