import { DateTime } from 'luxon'
import { newId } from '#shared/ids'
import { today } from '#identity/queries/current_memberships'
import PayrollNumber from '#identity/models/payroll_number'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Writes down that a person no longer has the civil-servant number `number`. It was valid since the one before ended. */
export async function keepFormerNumber(
  trx: TransactionClientContract,
  personId: string,
  number: string,
  reason: string
) {
  const last = await PayrollNumber.query({ client: trx })
    .where('person_id', personId)
    .orderBy('to_on', 'desc')
    .first()
  const toOn = DateTime.fromISO(today())
  await PayrollNumber.create(
    { id: newId(), personId, number, fromOn: last?.toOn ?? null, toOn, reason },
    { client: trx }
  )
}
