import { Exception } from '@adonisjs/core/exceptions'
import { inLocale } from '#shared/http/translate'
import { listQuery } from '#shared/http/list_query'
import { openFramework } from '#curriculum/open_framework'
import { trackNames } from '#curriculum/queries/track_names'
import { listSubjects } from '#curriculum/queries/list_subjects'
import { chapterHours, loadOutline, sumHours } from '#curriculum/queries/load_outline'
import type { HttpContext } from '@adonisjs/core/http'

/** The chapters of a subject in a version as those who write it see them: with what is retired, and with places. */
export default class OutlinesController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with('CurriculumFrameworkPolicy').authorize('edit')
    const { locale } = ctx
    const framework = await openFramework(ctx)
    const subjects = await listSubjects(locale)
    const subject = subjects.find(({ code }) => code === String(ctx.params.subject).toUpperCase())
    if (!subject) throw new Exception('No such subject', { status: 404, code: 'E_ROW_NOT_FOUND' })
    const all = await loadOutline(framework.id, { subjectId: subject.id, withRetired: true })
    const grades = [...new Set(all.map(({ grade }) => grade))]
    const wanted = Number(listQuery(ctx).text('grade'))
    const grade = grades.includes(wanted) ? wanted : grades[0]
    const shown = all.filter((chapter) => chapter.grade === grade)
    const names = await trackNames(locale)
    return ctx.view.render('pages/curriculum/outlines/show', {
      ...{ subject, grades, grade },
      framework: {
        ...{ id: framework.id, name: `${framework.code} ${framework.version}` },
        isDraft: framework.status === 'draft',
      },
      hours: sumHours(shown.filter((chapter) => !chapter.isRetired)),
      groups: [...Map.groupBy(shown, ({ track }) => track)].map(([track, chapters]) => ({
        track: track && (names.get(track) ?? track),
        hours: sumHours(chapters.filter((chapter) => !chapter.isRetired)),
        chapters: chapters.map((chapter) => ({
          ...{ id: chapter.id, code: chapter.code, isRetired: chapter.isRetired },
          title: inLocale(locale, chapter.titleKm, chapter.titleEn),
          lessons: chapter.lessons.filter((lesson) => !lesson.isRetired).length,
          hours: chapterHours(chapter),
        })),
      })),
    })
  }
}
