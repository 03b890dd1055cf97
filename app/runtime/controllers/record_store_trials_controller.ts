import { notice } from '#shared/http/notice'
import { tryTarget } from '#runtime/lrs/forwarding/send'
import { retryRecordStore } from '#runtime/actions/save_record_store'
import RecordStore from '#runtime/models/record_store'
import type { HttpContext } from '@adonisjs/core/http'

export default class RecordStoreTrialsController {
  /** Asks the other side whether it knows us, and sends what waits. */
  async store(ctx: HttpContext) {
    await ctx.bouncer.with('RuntimeStatementPolicy').authorize('forward')
    const store = await RecordStore.findOrFail(ctx.params.id)
    const outcome = await tryTarget(store)
    await retryRecordStore(store)
    if (outcome.type === 'taken') notice(ctx, 'records.stores.answers')
    else notice(ctx, 'records.stores.silent', { reason: outcome.reason }, 'bad')
    return ctx.response.redirect().status(303).toRoute('runtime.record_stores.index')
  }
}
