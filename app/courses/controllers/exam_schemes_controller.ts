import { inLocale } from '#shared/http/translate'
import { isWriter } from '#courses/access'
import { paperKey, totalOf } from '#courses/exams/scheme'
import { examSchemes, quizzesByPaper, sharesByPaper } from '#courses/queries/exam_schemes'
import type { HttpContext } from '@adonisjs/core/http'

/** Practice for examinations of the country: their papers, the quizzes of each, and what one has reached in them. */
export default class ExamSchemesController {
  async index(ctx: HttpContext) {
    const say = ({ km, en }: { km: string; en: string }) => inLocale(ctx.locale, km, en)
    const actor = ctx.actor!
    const counts = await quizzesByPaper(actor)
    const shares = await sharesByPaper(actor)
    const schemes = await examSchemes()
    return ctx.view.render('pages/courses/exam_schemes/index', {
      canWrite: isWriter(actor),
      schemes: schemes.map((scheme) => ({
        ...{ key: scheme.key, title: say(scheme.title), points: scheme.points },
        ...{ grades: scheme.grades, isProposed: Boolean(scheme.minutes_are_proposed) },
        tracks: scheme.tracks.map((track) => {
          const own = new Map(
            track.papers.flatMap((paper) => {
              const share = shares.get(paperKey(scheme, track, paper))
              return share === undefined ? [] : [[paper.key, share] as const]
            })
          )
          return {
            ...{ key: track.key, title: say(track.title) },
            total: own.size > 0 ? totalOf(scheme, track, own) : null,
            papers: track.papers.map((paper) => {
              const key = paperKey(scheme, track, paper)
              const share = own.get(paper.key)
              return {
                ...{ key, title: say(paper.title), points: paper.points },
                ...{ minutes: paper.minutes, above: paper.above ?? 0 },
                quizzes: counts.get(key) ?? 0,
                reached: share === undefined ? null : Math.round(share * paper.points * 10) / 10,
              }
            }),
          }
        }),
      })),
    })
  }
}
