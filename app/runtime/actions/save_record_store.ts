import db from '@adonisjs/lucid/services/db'
import encryption from '@adonisjs/core/services/encryption'
import { audit } from '#shared/audit/record'
import { clock } from '#shared/clock'
import { newId } from '#shared/ids'
import { transaction } from '#shared/database/transaction'
import { forgetTargets } from '#runtime/lrs/store/forwards'
import RecordStore from '#runtime/models/record_store'
import type { Actor } from '#shared/actor'

export type RecordStoreInput = {
  name: string
  endpoint: string
  username: string
  /** Left out, the one that is there stays. */
  password?: string
  version: string
  verbs: string
  activities: string
  isActive: boolean
}

/** Adds a record store to which statements go on, or changes one. What was stored before is not sent. */
export async function saveRecordStore(
  actor: Actor,
  { password, ...values }: RecordStoreInput,
  standing?: RecordStore
) {
  const now = clock.now()
  const store = await transaction(async (trx) => {
    const target =
      standing ?? new RecordStore().fill({ id: newId(), createdBy: actor.personId, createdAt: now })
    target.useTransaction(trx)
    target.merge({ ...values, failures: 0, lastError: null, dueAt: now, updatedAt: now })
    if (password) target.password = encryption.encrypt(password)
    await target.save()
    await audit(trx, actor, {
      verb: 'runtime.record_store_saved',
      subject: { type: 'record_store', id: target.id },
      after: { name: target.name, endpoint: target.endpoint, is_active: target.isActive },
    })
    return target
  })
  forgetTargets()
  return store
}

/** Sends nothing there any more; what waited is forgotten. */
export async function removeRecordStore(actor: Actor, target: RecordStore) {
  await transaction(async (trx) => {
    await trx.from('runtime_statement_forwards').where('target_id', target.id).delete()
    await target.useTransaction(trx).delete()
    await audit(trx, actor, {
      verb: 'runtime.record_store_removed',
      subject: { type: 'record_store', id: target.id },
      before: { name: target.name, endpoint: target.endpoint },
    })
  })
  forgetTargets()
}

/** Tries at once again, also what was refused. */
export async function retryRecordStore(target: RecordStore) {
  await db
    .from('runtime_statement_forwards')
    .where('target_id', target.id)
    .update({ refusal: null })
  await target.merge({ dueAt: clock.now() }).save()
}
