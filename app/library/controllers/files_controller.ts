import { openFile } from '#library/open_file'
import { serveBlob } from '#media/actions/serve_blob'
import { cleanFiles } from '#media/queries/clean_files'
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
    const clean = await cleanFiles([file])
    return serveBlob(ctx, clean.get(file.blobId) ?? file, {
      ...{ name: file.name, language: file.language, isPublic },
      disposition: isSaved ? 'attachment' : 'inline',
    })
  }
}
