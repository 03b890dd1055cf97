import { Exception } from '@adonisjs/core/exceptions'
import { inLocale } from '#shared/http/translate'
import { listQuery } from '#shared/http/list_query'
import { chosenFramework } from '#curriculum/open_framework'
import { trackNames } from '#curriculum/queries/track_names'
import { listSubjects } from '#curriculum/queries/list_subjects'
import { chapterHours, loadOutline, sumHours } from '#curriculum/queries/load_outline'
import type { HttpContext } from '@adonisjs/core/http'

/** A subject and grade on paper: chapters with their lessons, hours and outcomes. */
export default class PrintsController {
  async show(ctx: HttpContext) {
    const { locale, view } = ctx
    const subjects = await listSubjects(locale)
    const code = String(ctx.params.code).toUpperCase()
    const subject = subjects.find((one) => one.code === code)
    const framework = await chosenFramework(ctx)
    if (!subject || !framework) {
      throw new Exception('No such subject', { status: 404, code: 'E_ROW_NOT_FOUND' })
    }
    const { text } = listQuery(ctx)
    const grade = Number(text('grade')) || undefined
    const track = text('track')
    const all = await loadOutline(framework.id, { subjectId: subject.id, grade })
    const chapters = all.filter((one) => !track || !one.track || one.track === track)
    const names = await trackNames(locale)
    return view.render('pages/curriculum/prints/show', {
      ...{ subject, grade },
      version: `${framework.code} ${framework.version}`,
      status: framework.status,
      hours: sumHours(chapters),
      chapters: chapters.map((chapter) => ({
        code: chapter.code,
        grade: chapter.grade,
        title: inLocale(locale, chapter.titleKm, chapter.titleEn),
        track: chapter.track && (names.get(chapter.track) ?? chapter.track),
        hours: chapterHours(chapter),
        lessons: chapter.lessons.map((lesson) => ({
          code: lesson.code,
          title: inLocale(locale, lesson.titleKm, lesson.titleEn),
          hours: lesson.hours,
          topics: lesson.topics.map((one) => inLocale(locale, one.titleKm, one.titleEn)),
          outcomes: [...lesson.outcomes, ...lesson.topics.flatMap((one) => one.outcomes)].map(
            (one) => ({ domain: one.domain, text: inLocale(locale, one.textKm, one.textEn) })
          ),
        })),
      })),
    })
  }
}
