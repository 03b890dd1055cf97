import { Exception } from '@adonisjs/core/exceptions'
import { libraryFile } from '#runtime/queries/library_file'
import { serveBlob } from '#media/actions/serve_blob'
import type { HttpContext } from '@adonisjs/core/http'

/** One file of a library, to be read before it may run: as text that nothing executes. */
export default class LibraryFilesController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with('RuntimeContentLibraryPolicy').authorize('decide')
    const file = await libraryFile(ctx.params.id, ctx.params.file)
    if (!file) throw new Exception('No such file', { status: 404, code: 'E_ROW_NOT_FOUND' })
    return serveBlob(ctx, file, { name: file.name })
  }
}
