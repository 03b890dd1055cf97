import { notice } from '#shared/http/notice'
import { Exception } from '@adonisjs/core/exceptions'
import { listQuery } from '#shared/http/list_query'
import { AUTHORS } from '#library/access'
import { inLocale } from '#shared/http/translate'
import { holdsRole } from '#identity/queries/is_staff'
import { mayChange } from '#library/policies/collection_policy'
import { mayExport } from '#library/policies/export_policy'
import { collectionCredits } from '#library/queries/collection_credits'
import { collectionValidator } from '#library/validators/collection'
import * as collections from '#library/queries/collections'
import * as write from '#library/actions/write_collection'
import type { HttpContext } from '@adonisjs/core/http'

/** Resources in an order that somebody chose, with notes, within other collections if wished. */
export default class CollectionsController {
  async index(ctx: HttpContext) {
    const { text, page } = listQuery(ctx)
    const mine = ctx.actor !== null && text('tab') === 'mine'
    const q = text('q')
    return ctx.view.render('pages/library/collections/index', {
      ...(await collections.listCollections(ctx.actor, ctx.locale, { mine, q, page })),
      ...{ mine, q, canCreate: holdsRole(ctx.actor, AUTHORS) },
    })
  }

  async show(ctx: HttpContext) {
    const row = await opened(ctx)
    return ctx.view.render('pages/library/collections/show', {
      ...shown(row, ctx),
      ...(await collections.collectionsAround(row, ctx.locale)),
      items: await collections.collectionItems(row.id, ctx.actor, ctx.locale),
      canChange: await mayChange(ctx.actor, row),
      canExport: mayExport(ctx.actor),
    })
  }

  /** Who made what stands in it, for the last page of a printed copy. */
  async credits(ctx: HttpContext) {
    const row = await opened(ctx)
    const items = await collections.collectionItems(row.id, ctx.actor, ctx.locale)
    const codes = items.map(({ item }) => item.code)
    return ctx.view.render('pages/library/collections/credits', {
      ...shown(row, ctx),
      credits: await collectionCredits(codes, ctx.locale),
    })
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryCollectionPolicy').authorize('create')
    const parents = await collections.ownCollections(ctx.actor!, ctx.locale)
    return ctx.view.render('pages/library/collections/create', { values: {}, parents })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryCollectionPolicy').authorize('create')
    const code = await write.createCollection(ctx.actor!, await inputOf(ctx))
    notice(ctx, 'library.notices.collection_saved')
    return ctx.response.redirect().status(303).toPath(`/collections/${code}`)
  }

  async edit(ctx: HttpContext) {
    const row = await collections.findCollection(ctx.params.code)
    await ctx.bouncer.with('LibraryCollectionPolicy').authorize('change', row)
    const own = await collections.ownCollections(ctx.actor!, ctx.locale)
    return ctx.view.render('pages/library/collections/edit', {
      ...shown(row, ctx),
      parents: own.filter(({ id }) => id !== row.id),
      parent: own.find(({ id }) => id === row.parentId)?.value,
      values: {
        ...{ title_km: row.titleKm, title_en: row.titleEn, published: row.state !== 'draft' },
        ...{ description_km: row.descriptionKm, description_en: row.descriptionEn },
      },
    })
  }

  async update(ctx: HttpContext) {
    const row = await collections.findCollection(ctx.params.code)
    await ctx.bouncer.with('LibraryCollectionPolicy').authorize('change', row)
    await write.updateCollection(ctx.actor!, row, await inputOf(ctx, row))
    notice(ctx, 'library.notices.collection_saved')
    return ctx.response.redirect().status(303).toPath(`/collections/${row.code}`)
  }

  async destroy(ctx: HttpContext) {
    const row = await collections.findCollection(ctx.params.code)
    await ctx.bouncer.with('LibraryCollectionPolicy').authorize('change', row)
    await write.deleteCollection(ctx.actor!, row)
    notice(ctx, 'library.notices.collection_deleted')
    return ctx.response.redirect().status(303).toPath('/collections?tab=mine')
  }
}

/** Drafts are for those who may change them. */
async function opened({ params, actor }: HttpContext) {
  const row = await collections.findCollection(params.code)
  if (row.state === 'published' || (await mayChange(actor, row))) return row
  throw new Exception('No such collection', { status: 404, code: 'E_ROW_NOT_FOUND' })
}

const shown = (row: collections.CollectionRow, { locale }: HttpContext) => ({
  code: row.code,
  offered: row.state,
  title: inLocale(locale, row.titleKm, row.titleEn),
  description: inLocale(locale, row.descriptionKm, row.descriptionEn),
})

/** A collection stands within one of the person's own, never within itself or what stands within it. */
async function inputOf(ctx: HttpContext, row?: collections.CollectionRow) {
  const typed = await ctx.request.validateUsing(collectionValidator)
  const parent = typed.parent ? await collections.findCollectionCode(typed.parent) : undefined
  const isOwn = parent && (await mayChange(ctx.actor, parent))
  const isCircle = row && parent && (parent.id === row.id || (await isWithin(parent, row.id)))
  return {
    titleKm: typed.title_km ?? null,
    titleEn: typed.title_en ?? null,
    descriptionKm: typed.description_km ?? null,
    descriptionEn: typed.description_en ?? null,
    parentId: isOwn && !isCircle ? parent.id : null,
    isPublished: typed.published ?? false,
  }
}

/** Collections are a few levels deep. */
async function isWithin(row: collections.CollectionRow, id: string) {
  let above = row.parentId
  for (let depth = 0; above && depth < 10; depth++) {
    if (above === id) return true
    above = await collections.parentOf(above)
  }
  return Boolean(above)
}
