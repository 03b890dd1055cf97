import Upload from '#media/models/upload'
import { answerUpload } from '#media/uploads/tus_server'
import { discardUpload } from '#media/actions/discard_upload'
import { listUploads } from '#media/queries/list_uploads'
import { listQuery } from '#shared/http/list_query'
import { notice } from '#shared/http/notice'
import type { HttpContext } from '@adonisjs/core/http'

/** Files that arrive in pieces (tus 1.0.0), and the list of one's own. */
export default class UploadsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('MediaUploadPolicy').authorize('list')
    const { page } = listQuery(ctx)
    return ctx.view.render(
      'pages/media/uploads/index',
      await listUploads(ctx.actor!, ctx.locale, page)
    )
  }

  async store(ctx: HttpContext) {
    const { purpose } = ctx.request.qs()
    await ctx.bouncer.with('MediaUploadPolicy').authorize('send', purpose)
    return answer(ctx, purpose)
  }

  /** HEAD asks how much has arrived, PATCH brings more. */
  async update(ctx: HttpContext) {
    const upload = await Upload.findOrFail(ctx.params.id)
    await ctx.bouncer.with('MediaUploadPolicy').authorize('change', upload)
    return answer(ctx, upload.purpose)
  }

  async destroy(ctx: HttpContext) {
    const upload = await Upload.findOrFail(ctx.params.id)
    await ctx.bouncer.with('MediaUploadPolicy').authorize('change', upload)
    await discardUpload(upload)
    if (ctx.request.header('tus-resumable')) return ctx.response.noContent()
    notice(ctx, 'media.uploads.discarded')
    return ctx.response.redirect().status(303).toRoute('media.uploads.index')
  }
}

/** The tus server writes the answer itself. */
async function answer({ actor, locale, request, response }: HttpContext, purpose: string) {
  response.relayHeaders()
  const asker = { personId: actor!.personId, purpose, locale }
  await answerUpload(asker, request.request, response.response)
}
