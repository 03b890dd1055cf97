import { showQuestion } from '#courses/show_question'
import type { HttpContext } from '@adonisjs/core/http'

/** An answer to look at what it would be worth. Nothing is kept. */
export default class QuestionTrialsController {
  store(ctx: HttpContext) {
    return showQuestion(ctx, ctx.request.input('answer') ?? null)
  }
}
