import { present } from '#courses/showing/present'
import { mark } from '#courses/marking/mark'
import { recordRead } from '#shared/audit/record_read'
import { seenNames } from '#identity/queries/seen_names'
import { answersOf, leftOf, type AnswerRow, type Attempt } from '#courses/queries/attempts'
import { isOver, quizItem, type Quiz } from '#courses/queries/quizzes'
import { picturesOf } from '#courses/queries/question_files'
import type { HttpContext } from '@adonisjs/core/http'

/** The page of an attempt: to answer while it is open, to look back afterwards. */
export async function showAttempt(ctx: HttpContext, quiz: Quiz, attempt: Attempt, isOwn: boolean) {
  if (attempt.state === 'open' && isOwn) return answerPage(ctx, quiz, attempt)
  if (!isOwn) {
    await recordRead(ctx.actor!, {
      ...{ verb: 'courses.attempt_read', subject: { type: 'person', id: attempt.personId } },
      institutionId: attempt.institutionId,
    })
  }
  return reviewPage(ctx, quiz, attempt, isOwn)
}

async function answerPage(ctx: HttpContext, quiz: Quiz, attempt: Attempt) {
  const rows = await answersOf(attempt.id)
  const size = quiz.settings.perPage || rows.length
  const last = Math.max(1, Math.ceil(rows.length / size))
  const asked = Math.trunc(Number(ctx.request.qs().page)) || 1
  const page = Math.min(Math.max(1, asked), last)
  const left = leftOf(attempt)
  return ctx.view.render('pages/courses/quiz_attempts/answer', {
    ...around(quiz, attempt, ctx),
    ...{ here: page, last, left: left === null ? null : Math.max(0, Math.floor(left)) },
    total: rows.length,
    answered: rows.filter(({ answer }) => answer !== null).length,
    places: rows.map(({ position, answer }) => ({
      ...{ position, answered: answer !== null, page: Math.ceil(position / size) },
    })),
    rows: rows.slice((page - 1) * size, page * size).map((row) => ({
      ...{ id: row.id, position: row.position, points: row.points, sent: row.sent },
      asked: shownAs(ctx, quiz, attempt, row),
    })),
  })
}

async function reviewPage(ctx: HttpContext, quiz: Quiz, attempt: Attempt, isOwn: boolean) {
  const { review, showsAnswers, showsFeedback } = quiz.settings
  const isShown = !isOwn || review === 'after' || (review === 'closed' && isOver(quiz))
  const rows = isShown ? await answersOf(attempt.id) : []
  const names = isOwn ? new Map() : await seenNames(ctx.actor!, [attempt.personId], ctx.locale)
  return ctx.view.render('pages/courses/quiz_attempts/review', {
    ...around(quiz, attempt, ctx),
    ...{ isShown, isOwn, name: names.get(attempt.personId), review },
    stands: attempt.state,
    score: attempt.score,
    most: attempt.most,
    rows: rows.map((row) => ({
      ...{ id: row.id, position: row.position, points: row.points, score: row.score },
      comment: row.comment,
      asked: shownAs(ctx, quiz, attempt, row, {
        ...{ marked: showsFeedback || !isOwn ? mark(row.content, row.answer) : undefined },
        ...{ showsAnswer: showsAnswers || !isOwn, general: showsFeedback || !isOwn },
      }),
    })),
  })
}

const around = (quiz: Quiz, attempt: Attempt, { locale }: HttpContext) => {
  const { code, title, href } = quizItem(quiz, locale)
  return { code, title, href, id: attempt.id, number: attempt.number, isTrial: attempt.isTrial }
}

function shownAs(
  { locale }: HttpContext,
  quiz: Quiz,
  attempt: Attempt,
  row: AnswerRow,
  told?: Parameters<typeof present>[0]['told']
) {
  return present({
    ...{ question: row.content, name: `a[${row.id}]`, answer: row.answer, locale, told },
    pictures: picturesOf(row.content, row.versionId, locale),
    seed: quiz.settings.shuffleOptions ? `${attempt.seed} ${row.position}` : undefined,
  })
}
