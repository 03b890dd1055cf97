import app from '@adonisjs/core/services/app'
import { errors as vineErrors } from '@vinejs/vine'
import { ExceptionHandler, type HttpContext } from '@adonisjs/core/http'
import { translate } from '#shared/http/translate'
import { uploadLimit } from '#config/bodyparser'
import { isApi, sendProblem } from '#shared/api/problem'
import { renderRefusedForm } from '#shared/http/refused_form'

type Failure = { status?: number; code?: string; message?: string; reason?: string | null }

/** Pages say what happened and what to do next, by code, in the reader's language; the log line is separate. */
export default class HttpExceptionHandler extends ExceptionHandler {
  protected debug = app.inDev

  protected renderStatusPages = false

  async handle(error: unknown, ctx: HttpContext) {
    if (isApi(ctx)) return sendProblem(ctx, error)
    if (error instanceof vineErrors.E_VALIDATION_ERROR && wantsPage(ctx)) {
      if (await renderRefusedForm(error.messages, ctx)) return
    }
    if (ctx.refusedUpload === error && wantsPage(ctx) && (await refusedUpload(ctx))) return
    const { status = 500, code, reason } = (error ?? {}) as Failure
    if (!wantsPage(ctx) || (app.inDev && status >= 500)) return super.handle(error, ctx)
    const isRefused = status === 401 || code === 'E_AUTHORIZATION_FAILURE'
    if (isRefused && ctx.request.method() === 'GET' && ctx.wayOut) {
      return ctx.response.redirect().status(303).toPath(ctx.wayOut)
    }
    return this.page(ctx, status, { code, reason })
  }

  private async page(ctx: HttpContext, status: number, { code, reason }: Failure) {
    const known = [400, 401, 403, 404, 410, 413, 419, 422, 429, 503]
    const name = code === 'E_BAD_CSRF_TOKEN' ? 419 : known.includes(status) ? status : 500
    ctx.response.status(name === 419 ? 403 : status)
    return ctx.response.send(
      await ctx.view.render('pages/errors/show', {
        ...{ name: String(name), code, size: uploadLimit, reason },
      })
    )
  }

  async report(error: unknown, ctx: HttpContext) {
    const { status = 500 } = (error ?? {}) as Failure
    if (status >= 500) {
      ctx.logger.error(
        { err: error, route: ctx.route?.name, request: ctx.request.id() },
        'request failed'
      )
    }
  }
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** Where the person who was refused a page (401, 403) can do something about it, such as sign in. */
    wayOut?: string
  }
}

/** The form with a word about its file, status 413; false where there is no such form, or not for this person. */
async function refusedUpload(ctx: HttpContext) {
  const message = translate(ctx.locale, 'errors.413.what', { size: uploadLimit })
  const isShown = await renderRefusedForm([{ field: 'file', message }], ctx).catch(() => false)
  if (isShown) ctx.response.status(413)
  return isShown
}

const wantsPage = ({ request }: HttpContext) => request.accepts(['html', 'json']) === 'html'
