import { listQuery } from '#shared/http/list_query'
import { translate } from '#shared/http/translate'
import { recordRead } from '#shared/audit/record_read'
import { seenNames } from '#identity/queries/seen_names'
import { sheetFormatOf, sheetResponse } from '#shared/sheets/sheet_response'
import { findQuiz, quizItem, type Quiz } from '#courses/queries/quizzes'
import { allResults, quizResults } from '#courses/queries/quiz_results'
import { quizItems } from '#courses/queries/quiz_items'
import { answersToMark } from '#courses/queries/answers_to_mark'
import type { HttpContext } from '@adonisjs/core/http'

const COLUMNS = ['name', 'attempts', 'state', 'percent'] as const
const percentOf = (grade: number | null) => (grade === null ? null : Math.round(grade * 1000) / 10)

/** What came of a quiz: by learner, and by question. */
export default class QuizResultsController {
  async index(ctx: HttpContext) {
    const quiz = await changeable(ctx)
    await recordRead(ctx.actor!, {
      ...{ verb: 'courses.results_read', subject: { type: 'quiz', id: quiz.id } },
      institutionId: quiz.institutionId,
    })
    const { format } = ctx.request.qs()
    if (format) {
      const label = (key: string) => translate(ctx.locale, `courses.results.${key}`)
      return sheetResponse(ctx, {
        ...{ name: `quiz-${quiz.code}`, format: sheetFormatOf(format), rows: sheetRows(ctx, quiz) },
        columns: COLUMNS.map((key) => ({ key, label: label(key) })),
      })
    }
    const { pager, results } = await quizResults(quiz, listQuery(ctx).page)
    const names = await seenNames(
      ctx.actor!,
      results.map(({ personId }) => personId),
      ctx.locale
    )
    const waiting = await answersToMark(quiz.id, 1)
    return ctx.view.render('pages/courses/quiz_results/index', {
      ...{ ...quizItem(quiz, ctx.locale), pager, waiting: waiting.pager.total },
      results: results.map(({ personId, attempts, grade, latest }) => ({
        ...{ name: names.get(personId), attempts: attempts.length, percent: percentOf(grade) },
        ...{ href: `/quiz-attempts/${latest.id}`, state: latest.state },
      })),
    })
  }

  async items(ctx: HttpContext) {
    const quiz = await changeable(ctx)
    const items = await quizItems(quiz.id)
    return ctx.view.render('pages/courses/quiz_results/items', {
      ...quizItem(quiz, ctx.locale),
      items: items.map((one) => ({
        ...{ name: one.name, href: `/questions/${one.itemId}`, asked: one.asked, blank: one.blank },
        difficulty: Math.round(one.difficulty * 100),
        discrimination:
          one.discrimination === null ? null : Math.round(one.discrimination * 100) / 100,
        verdict: verdictOf(one),
      })),
    })
  }
}

/** What a teacher should look at: a question that good learners get wrong, one that nobody or everybody gets right. */
function verdictOf({
  difficulty,
  discrimination,
  asked,
}: Awaited<ReturnType<typeof quizItems>>[0]) {
  if (asked < 5) return 'few'
  if (discrimination !== null && discrimination < 0) return 'look'
  if (difficulty < 0.2) return 'hard'
  return difficulty > 0.95 ? 'easy' : 'good'
}

async function changeable(ctx: HttpContext) {
  const quiz = await findQuiz({ code: ctx.params.code })
  await ctx.bouncer.with('CoursesQuizPolicy').authorize('change', quiz)
  return quiz
}

async function* sheetRows(ctx: HttpContext, quiz: Quiz) {
  for await (const part of allResults(quiz)) {
    const names = await seenNames(
      ctx.actor!,
      part.map(({ personId }) => personId),
      ctx.locale
    )
    for (const { personId, attempts, grade, latest } of part) {
      yield {
        ...{
          name: names.get(personId) ?? '',
          attempts: attempts.length,
          percent: percentOf(grade),
        },
        state: translate(ctx.locale, `courses.attempt_states.${latest.state}`),
      }
    }
  }
}
