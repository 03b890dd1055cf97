import { notice } from '#shared/http/notice'
import { findBank } from '#courses/queries/banks'
import { findQuestion } from '#courses/queries/questions'
import { copyQuestion } from '#courses/actions/copy_question'
import { copyValidator } from '#courses/validators/question'
import type { HttpContext } from '@adonisjs/core/http'

/** A copy of a question, to be changed into another one. */
export default class QuestionCopiesController {
  async store(ctx: HttpContext) {
    const row = await findQuestion(ctx.params.id)
    const from = await findBank({ id: row.bankId })
    await ctx.bouncer.with('CoursesBankPolicy').authorize('use', from)
    const { bank } = await ctx.request.validateUsing(copyValidator)
    const into = await findBank({ code: bank })
    await ctx.bouncer.with('CoursesBankPolicy').authorize('change', into)
    const id = await copyQuestion(ctx.actor!, row, into)
    notice(ctx, 'courses.notices.question_copied')
    return ctx.response.redirect().status(303).toPath(`/questions/${id}/edit`)
  }
}
