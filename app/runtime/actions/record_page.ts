import { learnerInstitution } from '#runtime/lrs/learner_institution'
import { ownAuthority, recordStatements } from '#runtime/actions/record_statements'
import { transaction } from '#shared/database/transaction'
import { viewed, type Thing } from '#runtime/statements/pages'

/** `key` names what happened for ever: told twice it is one statement. */
type Read = { key: string; personId: string; at: Date; page: Thing }

/** Keeps that somebody read a page of the library or of a course. */
export async function recordPage({ page, ...happening }: Read) {
  await transaction(async (trx) => {
    const institutionId = await learnerInstitution(happening.personId, trx)
    await recordStatements(trx, ownAuthority('page', institutionId), [viewed(happening, page)])
  })
}
