import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { rosterRecords } from '#identity/oneroster/roster_records'
import { writeRoster } from '#identity/oneroster/write_roster'
import Institution from '#institutions/models/institution'
import type { Actor } from '#shared/actor'

/** The roster of a school as a package. Who took it out is written to the audit log. */
export async function exportRoster(actor: Actor, institutionId: string) {
  const school = await Institution.findOrFail(institutionId)
  await transaction((trx) =>
    audit(trx, actor, {
      verb: 'identity.roster_exported',
      subject: { type: 'institution', id: institutionId },
      institutionId,
    })
  )
  return writeRoster(await rosterRecords(school))
}
