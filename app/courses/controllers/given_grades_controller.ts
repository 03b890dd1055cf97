import { validate } from 'uuid'
import { notice } from '#shared/http/notice'
import { inLocale, translate } from '#shared/http/translate'
import { recordRead } from '#shared/audit/record_read'
import { formatDate, formatTime } from '#shared/khmer/index'
import { seenNames } from '#identity/queries/seen_names'
import { taughtCourse } from '#courses/changeable_course'
import { giveGrade } from '#courses/actions/give_grade'
import { percentOf } from '#courses/grading/course_grade'
import { gradeValidator } from '#courses/validators/grade'
import { headOf } from '#courses/queries/course_page'
import { findActivity } from '#courses/queries/course_outline'
import { findLearner } from '#courses/queries/find_learner'
import { gradebookOf } from '#courses/queries/gradebook'
import * as grades from '#courses/queries/grades'
import type { HttpContext } from '@adonisjs/core/http'
import type { Given } from '#courses/queries/grades'

/** A grade that a teacher gives by hand, for an activity or for the whole course, with all that was given before. */
export default class GivenGradesController {
  async edit(ctx: HttpContext) {
    const { locale } = ctx
    const { course, personId, activity } = await found(ctx)
    await recordRead(ctx.actor!, {
      ...{ verb: 'courses.progress_read', subject: { type: 'person', id: personId } },
      institutionId: course.institutionId,
    })
    const history = await grades.gradeHistory(course.id, personId, activity?.id ?? null)
    const givers = history.flatMap(({ by }) => by ?? [])
    const names = await seenNames(ctx.actor!, [personId, ...givers], locale)
    const [now] = history
    return ctx.view.render('pages/courses/given_grades/edit', {
      ...{ course: headOf(course, locale), personId, of: ctx.params.of, isWhole: !activity },
      ...{ name: names.get(personId) ?? '', reached: await reachedBy(course, personId, activity) },
      title: activity ? inLocale(locale, activity.titleKm, activity.titleEn) : '',
      kinds: (activity ? grades.gradeKinds : (['score', 'none'] as const)).map((value) => ({
        ...{ value, text: translate(locale, `gradebook.kinds.${value}`) },
      })),
      values: {
        ...{ kind: now?.kind ?? 'score', feedback: now?.feedback },
        percent: now?.score === null || !now ? undefined : percentOf(now.score),
      },
      history: history.map((one) => lineOf(one, names, ctx)),
    })
  }

  async update(ctx: HttpContext) {
    const { course, personId, activity } = await found(ctx)
    const { kind, percent, feedback } = await ctx.request.validateUsing(gradeValidator)
    const { isShown } = await gradebookOf(course)
    await giveGrade(
      ctx.actor!,
      course,
      { personId, activity, isShown },
      {
        kind: kind === 'excused' && !activity ? 'none' : kind,
        score: typeof percent === 'number' ? percent / 100 : null,
        feedback: feedback ?? null,
      }
    )
    notice(ctx, 'course.notices.saved')
    return ctx.response.redirect().status(303).toPath(`/courses/${course.code}/grades/${personId}`)
  }
}

async function found(ctx: HttpContext) {
  const course = await taughtCourse(ctx)
  const personId = await findLearner(course.id, ctx.params.person)
  const { of } = ctx.params
  return { course, personId, activity: validate(of) ? await findActivity(course.id, of) : null }
}

type Found = Awaited<ReturnType<typeof found>>

/** What stands without a grade by hand, in per cent. */
async function reachedBy(
  course: Found['course'],
  personId: string,
  activity: Found['activity']
): Promise<number | null> {
  const standing = await grades.standingOf(course.id, personId)
  if (!activity) return grades.gradeIn(await gradebookOf(course), standing).reached
  const share = standing.reached.get(activity.id) ?? null
  return share === null ? null : percentOf(share)
}

function lineOf(given: Given, names: Map<string, string>, { locale }: HttpContext) {
  const t = (key: string, data?: object) => translate(locale, `gradebook.${key}`, { ...data })
  const percent = given.score === null ? null : percentOf(given.score)
  const what = percent === null ? t(`kinds.${given.kind}`) : t('percent', { percent })
  return {
    ...{ what: [what, given.feedback].filter(Boolean).join(' · '), changes: [] },
    at: `${formatDate(given.at, { locale, style: 'long' })} ${formatTime(given.at, { locale })}`,
    person: (given.by && names.get(given.by)) ?? '',
  }
}
