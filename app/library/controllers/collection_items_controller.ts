import { notice } from '#shared/http/notice'
import { translate } from '#shared/http/translate'
import { refuseField } from '#shared/http/refuse_field'
import { findByCode } from '#library/queries/find_resource'
import { findCollection } from '#library/queries/collections'
import { collectionItemValidator, collectionMoveValidator } from '#library/validators/collection'
import * as items from '#library/actions/write_collection_items'
import CollectionsController from '#library/controllers/collections_controller'
import type { HttpContext } from '@adonisjs/core/http'

/** What stands in a collection, and in which order. */
export default class CollectionItemsController {
  create(ctx: HttpContext) {
    return new CollectionsController().show(ctx)
  }

  edit(ctx: HttpContext) {
    return this.create(ctx)
  }

  async store(ctx: HttpContext) {
    const row = await this.changeable(ctx)
    const typed = await ctx.request.validateUsing(collectionItemValidator)
    const resource = await findByCode(typed.code)
    if (!resource || resource.state !== 'published') {
      refuseField('code', translate(ctx.locale, 'library.lineage.refusals.unknown'))
    }
    await items.addToCollection(row.id, resource.id, {
      noteKm: typed.note_km ?? null,
      noteEn: typed.note_en ?? null,
    })
    notice(ctx, 'library.notices.item_added')
    return back(ctx, row.code)
  }

  async update(ctx: HttpContext) {
    const row = await this.changeable(ctx)
    const { move } = await ctx.request.validateUsing(collectionMoveValidator)
    await items.moveInCollection(row.id, ctx.params.item, move)
    return back(ctx, row.code)
  }

  async destroy(ctx: HttpContext) {
    const row = await this.changeable(ctx)
    await items.removeFromCollection(row.id, ctx.params.item)
    notice(ctx, 'library.notices.item_removed')
    return back(ctx, row.code)
  }

  private async changeable(ctx: HttpContext) {
    const row = await findCollection(ctx.params.code)
    await ctx.bouncer.with('LibraryCollectionPolicy').authorize('change', row)
    return row
  }
}

const back = ({ response }: HttpContext, code: string) =>
  response.redirect().status(303).toPath(`/collections/${code}`)
