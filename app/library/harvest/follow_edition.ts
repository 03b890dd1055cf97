import { noteExposures } from '#library/harvest/note_exposures'
import type { AppliedTable } from '#shared/sync/followers'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Tells harvesters of a school's server what an edition brought, changed and took away. */
export default (trx: TransactionClientContract, { added, changed, gone }: AppliedTable) =>
  noteExposures(trx, [...added, ...changed, ...gone])
