import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Writes what happened to a review: its history. */
export const addStep = (
  trx: TransactionClientContract,
  reviewId: string,
  actor: Actor,
  state: string,
  reason?: string | null
) =>
  trx.table('library_review_steps').insert({
    ...{ id: newId(), review_id: reviewId, state, person_id: actor.personId },
    ...{ reason: reason ?? null, created_at: sqlTime() },
  })
