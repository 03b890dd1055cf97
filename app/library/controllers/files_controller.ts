import { openFile } from '#library/open_file'
import { serveBlob } from '#media/actions/serve_blob'
import { serveDerivative } from '#media/actions/serve_derivative'
import { findDownload } from '#media/queries/find_download'
import { countUse } from '#library/use_counts'
import type { HttpContext } from '@adonisjs/core/http'

/**
 * A file of a resource, for those who may open the resource. Of a photograph that was prepared, the one without what
 * the camera wrote into it is given out: place and device are nobody's business.
 */
export default class FilesController {
  async show(ctx: HttpContext) {
    const { resource, file, isPublic, isSaved } = await openFile(ctx)
    if (isSaved) countUse(resource.id, 'downloads')
    const clean = file.mediaType.startsWith('image/') && (await findDownload(file.blobId))
    if (clean) {
      return serveDerivative(ctx, file.blobId, clean, {
        isPublic,
        saveAs: isSaved ? file.name : undefined,
      })
    }
    return serveBlob(ctx, file, {
      ...{ name: file.name, language: file.language, isPublic },
      disposition: isSaved ? 'attachment' : 'inline',
    })
  }
}
