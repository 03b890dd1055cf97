import { transaction } from '#shared/database/transaction'
import { awardCredential } from '#credentials/actions/award_credential'
import { newId } from '#shared/ids'
import db from '@adonisjs/lucid/services/db'
import type { RouteAccess, World } from '#tests/functional/access/types'

const REGISTRARS = ['administrator'] as const

/** A certificate of the school for whoever asks, or for a pupil. */
const serial = async ({ schoolId, personId }: World) => ({
  serial: await transaction((trx) =>
    awardCredential(trx, {
      ...{ institutionId: schoolId, personId, of: { kind: 'courses.course', id: newId() } },
      ...{ titleKm: 'វគ្គ', titleEn: 'Course', minutes: 60, completedAt: new Date() },
    })
  ),
})

const issuer = async (world: World) => {
  await serial(world)
  const [row] = await db.from('credentials_issuers').where('institution_id', world.schoolId)
  return { code: row.code }
}

/** Who may use the routes of credentials. */
export const credentialsRoutes: RouteAccess[] = [
  { route: 'credentials.verifications.create', allow: 'everyone' },
  { route: 'credentials.verifications.store', allow: 'everyone' },
  { route: 'credentials.verifications.show', allow: 'everyone', params: serial },
  { route: 'credentials.issuers.list', allow: 'everyone' },
  { route: 'credentials.issuers.revocations', allow: 'everyone', params: issuer },
  { route: 'credentials.certificates.index', allow: 'signed_in' },
  { route: 'credentials.certificates.show', allow: 'signed_in', params: serial },
  { route: 'credentials.certificates.file', allow: 'signed_in', params: serial },
  { route: 'credentials.awards.index', allow: REGISTRARS },
  { route: 'credentials.awards.show', allow: REGISTRARS, params: serial },
  { route: 'credentials.awards.update', allow: REGISTRARS, params: serial },
  {
    ...{ route: 'credentials.awards.destroy', allow: REGISTRARS, params: serial },
    body: { reason: 'mistake' },
  },
  { route: 'credentials.issuers.index', allow: REGISTRARS },
  { route: 'credentials.issuers.update', allow: REGISTRARS, params: issuer },
]
