import { decideLibraries } from '#runtime/actions/decide_libraries'
import { decisionValidator } from '#runtime/validators/content_library'
import { tellOfPlaying } from '#runtime/h5p/notices'
import { findPackage } from '#runtime/find_package'
import { waitingFor } from '#runtime/queries/list_libraries'
import { notice } from '#shared/http/notice'
import type { HttpContext } from '@adonisjs/core/http'

/** Somebody approves, rejects or withdraws libraries: one, or all that a package waits for. */
export default class LibraryDecisionsController {
  async store(ctx: HttpContext) {
    const { actor, bouncer, request, response } = ctx
    await bouncer.with('RuntimeContentLibraryPolicy').authorize('decide')
    const { decision, note, ...about } = await request.validateUsing(decisionValidator)
    const row = about.package ? await findPackage(about.package) : undefined
    const ids = row ? await waitingFor(row) : about.library ? [about.library] : []
    const changed = await decideLibraries(actor!, ids, { decision, note })
    if (decision === 'approve') await tellOfPlaying(changed)
    const words = changed.length > 0 ? `h5p.decided.${decision}` : 'h5p.decided.nothing'
    notice(ctx, words, { count: changed.length }, changed.length > 0 ? undefined : 'warn')
    const back = response.redirect().status(303)
    if (row) return back.toRoute('runtime.packages.show', [row.code])
    return back.toRoute('runtime.content_libraries.show', [about.library!])
  }
}
