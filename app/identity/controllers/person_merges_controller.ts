import { listQuery } from '#shared/http/list_query'
import { notice } from '#shared/http/notice'
import { translate } from '#shared/http/translate'
import { mergePeople } from '#identity/actions/merge_people'
import { undoMerge } from '#identity/actions/undo_merge'
import { findPerson } from '#identity/queries/find_person'
import { listPeople } from '#identity/queries/list_people'
import { mergePage } from '#identity/queries/merge_page'
import { mergeValidator } from '#identity/validators/merge'
import PersonMerge from '#identity/models/person_merge'
import type { HttpContext } from '@adonisjs/core/http'

/** Two people who are one: looked at side by side, made one, made two again. */
export default class PersonMergesController {
  async create(ctx: HttpContext) {
    const { text, page } = listQuery(ctx)
    const kept = await findPerson(ctx.request.input('kept') ?? text('kept') ?? '')
    const bouncer = ctx.bouncer.with('IdentityPersonPolicy')
    await bouncer.authorize('merge', kept)
    const other = ctx.request.input('gone') ?? text('gone')
    const q = text('q')
    const view = { keptId: kept.id, name: kept.name(ctx.locale), q }
    if (!other) {
      const found = q ? await listPeople(ctx.actor!, { q, page }, ctx.locale) : null
      return ctx.view.render('pages/identity/person_merges/pick', { ...view, found })
    }
    const gone = await findPerson(other)
    await bouncer.authorize('merge', gone)
    const preview = await mergePage(ctx.actor!, kept, gone, ctx.locale)
    return ctx.view.render('pages/identity/person_merges/create', preview)
  }

  async store(ctx: HttpContext) {
    const form = await ctx.request.validateUsing(mergeValidator)
    const [kept, gone] = [await findPerson(form.kept), await findPerson(form.gone)]
    const bouncer = ctx.bouncer.with('IdentityPersonPolicy')
    await bouncer.authorize('merge', kept)
    await bouncer.authorize('merge', gone)
    const result = await mergePeople(ctx.actor!, {
      ...{ keptId: kept.id, goneId: gone.id, fromGone: form.from_gone ?? [] },
      reason: translate(ctx.locale, 'people.merge.reason'),
    })
    if (result.ok) notice(ctx, 'people.merge.done')
    else notice(ctx, `people.merge.${result.error.type}`, {}, 'bad')
    return ctx.response.redirect().status(303).toRoute('identity.people.show', [kept.id])
  }

  async destroy(ctx: HttpContext) {
    const merge = await PersonMerge.findOrFail(ctx.params.id)
    const kept = await findPerson(merge.keptId)
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('merge', kept)
    const result = await undoMerge(ctx.actor!, merge.id)
    if (result.ok) notice(ctx, 'people.merge.undone')
    else notice(ctx, `people.merge.${result.error.type}`, {}, 'bad')
    return ctx.response.redirect().status(303).toRoute('identity.people.show', [kept.id])
  }
}
