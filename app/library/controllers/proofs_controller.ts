import { Exception } from '@adonisjs/core/exceptions'
import Resource from '#library/models/resource'
import Blob from '#media/models/blob'
import { serveBlob } from '#media/actions/serve_blob'
import { findResource } from '#library/queries/find_resource'
import type { HttpContext } from '@adonisjs/core/http'

/** The letter of permission, for those who may change the resource: it may hold names and signatures. */
export default class ProofsController {
  async show(ctx: HttpContext) {
    const resource = await findResource(ctx.params.code)
    await ctx.bouncer.with('LibraryResourcePolicy').authorize('edit', resource)
    const { proofBlobId, proofName } = await Resource.findOrFail(resource.id)
    if (!proofBlobId) throw new Exception('No letter', { status: 404, code: 'E_ROW_NOT_FOUND' })
    const blob = await Blob.findOrFail(proofBlobId)
    return serveBlob(
      ctx,
      { sha256: blob.sha256, size: Number(blob.size), mediaType: blob.mediaType },
      { name: proofName!, disposition: 'attachment', isPublic: false }
    )
  }
}
