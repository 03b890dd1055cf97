import { listQuery } from '#shared/http/list_query'
import { ownLibraries } from '#runtime/h5p/own_libraries'
import { listLibraries } from '#runtime/queries/list_libraries'
import { showLibrary } from '#runtime/queries/show_library'
import H5PLibrary from '#runtime/models/h5p_library'
import type { HttpContext } from '@adonisjs/core/http'

/** The libraries of H5P content: code that others wrote, and who answers for it. */
export default class ContentLibrariesController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('RuntimeContentLibraryPolicy').authorize('decide')
    await ownLibraries()
    const { text, page } = listQuery(ctx)
    const asked = { q: text('q'), state: text('state'), package: text('package'), page }
    const list = await listLibraries(asked, ctx.locale)
    return ctx.view.render('pages/runtime/content_libraries/index', list)
  }

  async show(ctx: HttpContext) {
    await ctx.bouncer.with('RuntimeContentLibraryPolicy').authorize('decide')
    const row = await H5PLibrary.findOrFail(ctx.params.id)
    const { page } = listQuery(ctx)
    const shown = await showLibrary(row, page, ctx.locale)
    return ctx.view.render('pages/runtime/content_libraries/show', shown)
  }
}
