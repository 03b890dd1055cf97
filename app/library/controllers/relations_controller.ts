import { notice } from '#shared/http/notice'
import { mayEdit } from '#library/access'
import { translate } from '#shared/http/translate'
import { openResource } from '#library/open_resource'
import { refuseField } from '#shared/http/refuse_field'
import { isStaff } from '#identity/queries/is_staff'
import { mayAdapt } from '#library/licence_rules'
import { lineagePage } from '#library/queries/lineage_page'
import { findByCode, findResource } from '#library/queries/find_resource'
import { addRelation, removeRelation } from '#library/actions/add_relation'
import { relationValidator } from '#library/validators/relation'
import type { HttpContext } from '@adonisjs/core/http'

/** Where a resource comes from, and what was made of it. */
export default class RelationsController {
  async index(ctx: HttpContext) {
    const resource = await openResource(ctx)
    const canEdit = await mayEdit(ctx.actor, resource)
    return ctx.view.render('pages/library/lineage/index', {
      ...(await lineagePage(resource, ctx.locale, isStaff(ctx.actor))),
      canEdit,
    })
  }

  create(ctx: HttpContext) {
    return this.index(ctx)
  }

  async store(ctx: HttpContext) {
    const resource = await findResource(ctx.params.code)
    await ctx.bouncer.with('LibraryResourcePolicy').authorize('edit', resource)
    const typed = await ctx.request.validateUsing(relationValidator)
    const source = typed.source_code ? await findByCode(typed.source_code) : undefined
    const refuse = (key: string) =>
      refuseField('source_code', translate(ctx.locale, `library.lineage.refusals.${key}`))
    if (typed.source_code && (!source || source.state !== 'published')) refuse('unknown')
    if (source?.id === resource.id) refuse('itself')
    if (source && typed.kind !== 'part_of' && !mayAdapt(source)) refuse('licence')
    await addRelation(ctx.actor!, resource, {
      ...{ kind: typed.kind, note: typed.note },
      ...(source
        ? { sourceId: source.id, version: typed.pin ? source.version : null }
        : {
            ...{ title: typed.source_title, author: typed.source_author },
            ...{ url: typed.source_url, licence: typed.source_licence },
          }),
    })
    notice(ctx, 'library.notices.relation_added')
    return ctx.response.redirect().status(303).toPath(`/library/${resource.code}/lineage`)
  }

  async destroy(ctx: HttpContext) {
    const resource = await findResource(ctx.params.code)
    await ctx.bouncer.with('LibraryResourcePolicy').authorize('edit', resource)
    await removeRelation(ctx.actor!, resource, ctx.params.relation)
    notice(ctx, 'library.notices.relation_removed')
    return ctx.response.redirect().status(303).toPath(`/library/${resource.code}/lineage`)
  }
}
