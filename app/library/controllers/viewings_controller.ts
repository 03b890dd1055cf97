import { Exception } from '@adonisjs/core/exceptions'
import { keepViewing } from '#library/actions/keep_viewing'
import { openFile } from '#library/open_file'
import { viewingValidator } from '#library/validators/viewing'
import type { HttpContext } from '@adonisjs/core/http'

/** What people with an account watch of a film or hear of a sound, told by the player of its page. */
export default class ViewingsController {
  async store(ctx: HttpContext) {
    const { actor, request, response } = ctx
    const { resource, file } = await openFile(ctx)
    if (file.role !== 'main' || !/^(?:video|audio)\//.test(file.mediaType)) {
      throw new Exception('Nothing that plays', { status: 404, code: 'E_ROW_NOT_FOUND' })
    }
    await keepViewing(actor!, { resource, file }, await request.validateUsing(viewingValidator))
    return response.noContent()
  }
}
