import { newId } from '#shared/ids'
import { courseOf } from '#runtime/cmi5/registration'
import { settle } from '#runtime/cmi5/settle'
import type Attempt from '#runtime/models/attempt'
import type Package from '#runtime/models/package'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** What asks for nothing is satisfied from the beginning (cmi5 9.6.1.1). */
export async function beginRegistration(
  trx: TransactionClientContract,
  attempt: Attempt,
  { code }: Package
) {
  const course = await courseOf(attempt.versionId, trx)
  await settle(trx, { attempt, code, course, rows: new Map(), session: newId(), launchId: null })
}
