import { DateTime } from 'luxon'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { LEADER, levelOf } from '#identity/levels'
import { currentMemberships, notEnded, today } from '#identity/queries/current_memberships'
import { isLastAdministrator } from '#identity/last_administrator'
import { speaksFor } from '#identity/transfer/sides'
import { carryOut } from '#identity/transfer/carry_out'
import { tellOfTransfer } from '#identity/transfer/tell'
import Membership from '#identity/models/membership'
import Transfer, { type TransferKind } from '#identity/models/transfer'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export type TransferInput = {
  kind: TransferKind
  personId: string
  fromInstitutionId: string
  toInstitutionId: string
  startsOn: string
  /** The last day of a guest; null for a transfer. */
  endsOn: string | null
  reason: string | null
}

export type TransferRefusal =
  | { type: 'same_institution'; field: 'other' }
  | { type: 'nobody_there'; field: 'identifier' }
  | { type: 'bad_start'; field: 'starts_on' }
  | { type: 'bad_end'; field: 'ends_on' }
  | { type: 'open_already' | 'held_already' | 'too_high' | 'last_administrator'; field: 'kind' }

/**
 * Asks for a transfer or a guest's stay. The side that asks has agreed; whoever looks after both sides decides at
 * once. The person comes with the highest role held at the old institution.
 */
export function askTransfer(
  actor: Actor,
  input: TransferInput
): Promise<Result<Transfer, TransferRefusal>> {
  return transaction(async (trx) => {
    const dates = refusedDates(input)
    if (dates) return failed(dates)
    const { personId, fromInstitutionId, toInstitutionId } = input
    if (fromInstitutionId === toInstitutionId) {
      return failed({ type: 'same_institution', field: 'other' })
    }
    const held = await currentMemberships(trx)
      .where({ person_id: personId, institution_id: fromInstitutionId })
      .where('is_guest', false)
    const leaving = held.map((one) => one.role).sort((a, b) => levelOf(b) - levelOf(a))
    if (leaving.length === 0) return failed({ type: 'nobody_there', field: 'identifier' })
    const [role] = leaving
    const refusal = await refusedPerson(trx, input, role)
    if (refusal) return failed({ type: refusal, field: 'kind' })
    const sides = await speaksFor(actor, input, { leaving, role }, trx)
    if (!sides.from && !sides.to) return failed({ type: 'too_high', field: 'kind' })

    const isAgreed = sides.from && sides.to
    const transfer = await Transfer.create(
      {
        ...{ id: newId(), personId, fromInstitutionId, toInstitutionId, role },
        ...{ kind: input.kind, reason: input.reason },
        startsOn: DateTime.fromISO(input.startsOn),
        endsOn: input.endsOn ? DateTime.fromISO(input.endsOn) : null,
        awaits: isAgreed ? null : sides.from ? 'to' : 'from',
        state: isAgreed ? 'agreed' : 'asked',
        askedBy: actor.personId,
        decidedBy: isAgreed ? actor.personId : null,
        decidedAt: isAgreed ? clock.now() : null,
      },
      { client: trx }
    )
    if (isAgreed) await carryOut(trx, transfer)
    await audit(trx, actor, {
      verb: isAgreed ? 'identity.transfer_agreed' : 'identity.transfer_asked',
      subject: { type: 'person', id: personId },
      institutionId: sides.from ? fromInstitutionId : toInstitutionId,
      after: { transfer: transfer.id, kind: input.kind, role },
    })
    await tellOfTransfer(trx, actor, transfer)
    return ok(transfer)
  })
}

function refusedDates({ kind, startsOn, endsOn }: TransferInput): TransferRefusal | undefined {
  const now = DateTime.fromISO(today())
  const earliest = now.minus({ days: 60 }).toISODate()!
  if (startsOn < earliest || startsOn > now.plus({ years: 1 }).toISODate()!) {
    return { type: 'bad_start', field: 'starts_on' }
  }
  if (kind === 'transfer') return undefined
  const latest = DateTime.fromISO(startsOn).plus({ years: 1 }).toISODate()!
  const isFit = endsOn && endsOn >= startsOn && endsOn >= today() && endsOn <= latest
  return isFit ? undefined : { type: 'bad_end', field: 'ends_on' }
}

async function refusedPerson(trx: TransactionClientContract, input: TransferInput, role: string) {
  const { kind, personId, fromInstitutionId, toInstitutionId } = input
  // A guest looks after nobody: that would reach people whom the own institution knows nothing of.
  if (kind === 'guest' && levelOf(role) >= LEADER) return 'too_high'
  const open = Transfer.query({ client: trx }).where({ person_id: personId })
  const isOpen = await open
    .where((query) =>
      query
        .where('state', 'asked')
        .orWhere((agreed) => agreed.where('state', 'agreed').where('starts_on', '>', today()))
    )
    .first()
  if (isOpen) return 'open_already'
  const there = notEnded(Membership.query({ client: trx }))
    .where({ person_id: personId, institution_id: toInstitutionId, role })
    .where('is_guest', false)
  if (await there.first()) return 'held_already'
  const ends = kind === 'transfer' && role === 'administrator'
  if (ends && (await isLastAdministrator(trx, personId, fromInstitutionId))) {
    return 'last_administrator'
  }
  return undefined
}
