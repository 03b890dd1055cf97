import { notice } from '#shared/http/notice'
import { Exception } from '@adonisjs/core/exceptions'
import { keepAnswers, type SentAnswer } from '#courses/actions/keep_answers'
import { findAttempt, leftOf, type Attempt } from '#courses/queries/attempts'
import type { HttpContext } from '@adonisjs/core/http'

/**
 * Answers as they are made. A page without script sends all that it shows and goes on; a script sends each by itself
 * and is told what is kept.
 */
export default class QuizAnswersController {
  async update(ctx: HttpContext) {
    const attempt = await ownAttempt(ctx)
    const outcome = await keepAnswers(attempt.id, sentAnswers(ctx.request.body()))
    const left = leftOf(attempt)
    if (ctx.request.accepts(['html', 'json']) === 'json') {
      ctx.response.status(outcome.ok ? 200 : 409)
      const over = outcome.ok ? null : outcome.error.type
      return ctx.response.send({ kept: outcome.ok ? outcome.value : {}, over, left })
    }
    if (!outcome.ok) {
      notice(ctx, 'courses.notices.too_late', {}, 'warn')
      return ctx.response.redirect().status(303).toPath(`/quiz-attempts/${attempt.id}`)
    }
    const go = String(ctx.request.input('go') ?? '')
    const path = go === 'end' ? '/hand-in' : /^\d+$/.test(go) ? `?page=${go}` : ''
    return ctx.response.redirect().status(303).toPath(`/quiz-attempts/${attempt.id}${path}`)
  }
}

/** The attempt of the address, if it is this person's. */
export async function ownAttempt(ctx: HttpContext): Promise<Attempt> {
  const attempt = await findAttempt(ctx.params.id)
  if (attempt.personId === ctx.actor!.personId) return attempt
  throw new Exception('No such attempt', { status: 404, code: 'E_ROW_NOT_FOUND' })
}

/** `asked[]` names what was on the page: what is not sent of it was left empty. */
function sentAnswers(body: Record<string, any>): SentAnswer[] {
  const given = body.a ?? {}
  const numbers = body.number ?? {}
  const asked = [body.asked ?? []]
    .flat()
    .filter((id: unknown) => typeof id === 'string') as string[]
  return asked.slice(0, 200).map((id) => {
    const number = Number(numbers[id])
    const counted = Number.isSafeInteger(number) && number > 0 ? { number } : {}
    return { id, given: given[id] ?? null, ...counted }
  })
}
