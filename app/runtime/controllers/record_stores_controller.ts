import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { xapiVersions } from '#runtime/lrs/versions'
import { listRecordStores } from '#runtime/queries/list_record_stores'
import { removeRecordStore, saveRecordStore } from '#runtime/actions/save_record_store'
import { recordStoreValidator } from '#runtime/lrs/validators/record_store'
import RecordStore from '#runtime/models/record_store'
import type { HttpContext } from '@adonisjs/core/http'

/** Other record stores to which statements go on. */
export default class RecordStoresController {
  async index({ bouncer, view }: HttpContext) {
    await bouncer.with('RuntimeStatementPolicy').authorize('forward')
    return view.render('pages/runtime/record_stores/index', { stores: await listRecordStores() })
  }

  async create({ bouncer, view }: HttpContext) {
    await bouncer.with('RuntimeStatementPolicy').authorize('forward')
    return view.render('pages/runtime/record_stores/create', { versions: xapiVersions })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('RuntimeStatementPolicy').authorize('forward')
    return save(ctx)
  }

  async edit({ bouncer, params, view }: HttpContext) {
    await bouncer.with('RuntimeStatementPolicy').authorize('forward')
    const store = await RecordStore.findOrFail(params.id)
    return view.render('pages/runtime/record_stores/edit', { store, versions: xapiVersions })
  }

  async update(ctx: HttpContext) {
    await ctx.bouncer.with('RuntimeStatementPolicy').authorize('forward')
    return save(ctx, await RecordStore.findOrFail(ctx.params.id))
  }

  async destroy(ctx: HttpContext) {
    await ctx.bouncer.with('RuntimeStatementPolicy').authorize('forward')
    await removeRecordStore(ctx.actor!, await RecordStore.findOrFail(ctx.params.id))
    notice(ctx, 'records.stores.removed')
    return ctx.response.redirect().status(303).toRoute('runtime.record_stores.index')
  }
}

async function save(ctx: HttpContext, standing?: RecordStore) {
  const form = await ctx.request.validateUsing(recordStoreValidator)
  if (!form.password && !standing) {
    refuseField('password', translate(ctx.locale, 'records.stores.password_needed'))
  }
  const { name, endpoint, username, version } = form
  await saveRecordStore(
    ctx.actor!,
    {
      ...{ name, endpoint, username, version, password: form.password ?? undefined },
      ...{ verbs: form.verbs ?? '', activities: form.activities ?? '' },
      isActive: form.is_active === true,
    },
    standing
  )
  notice(ctx, 'records.stores.saved')
  return ctx.response.redirect().status(303).toRoute('runtime.record_stores.index')
}
