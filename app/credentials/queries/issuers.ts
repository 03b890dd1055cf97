import db from '@adonisjs/lucid/services/db'
import { Exception } from '@adonisjs/core/exceptions'
import { appUrl } from '#config/app'
import { instant } from '#shared/database/instant'
import { subtreeOf } from '#institutions/queries/subtree_ids'
import { didOf } from '#credentials/proof/signing_keys'
import type { Authority } from '#credentials/types'

const MOST = 10_000

/** Whose certificates this server can check, with all their keys, for the programs of others. */
export async function publicIssuers() {
  const issuers = await db.from('credentials_issuers').orderBy('created_at').limit(MOST)
  const keys = await db.from('credentials_keys').orderBy('valid_from').limit(MOST)
  return issuers.map((issuer) => ({
    ...{ code: issuer.code, name_km: issuer.name_km, name_en: issuer.name_en },
    authority: issuer.authority as Authority,
    keys: keys
      .filter((key) => key.issuer_id === issuer.id)
      .map((key) => ({
        ...{ id: didOf(key.public_key), publicKeyMultibase: key.public_key },
        ...{ validFrom: instant(key.valid_from), validTo: instant(key.valid_to) },
      })),
  }))
}

/** What an issuer of this server has revoked, as a `1EdTechRevocationList` (Open Badges 3.0). */
export async function revocationList(code: string) {
  const issuer = await db.from('credentials_issuers').where({ code, is_home: true }).first()
  if (!issuer) throw new Exception('No such issuer', { status: 404, code: 'E_ROW_NOT_FOUND' })
  const rows = await db
    .from('credentials_revocations as r')
    .join('credentials_awards as a', 'a.serial', 'r.serial')
    .where('r.issuer_id', issuer.id)
    .orderBy('r.revoked_at')
    .limit(MOST)
    .select('a.id', 'r.reason')
  const keys = await db.from('credentials_keys').where('issuer_id', issuer.id).whereNull('valid_to')
  return {
    id: `${appUrl}/verify/issuers/${code}/revocations.json`,
    issuer: keys[0] ? didOf(keys[0].public_key) : null,
    revokedCredential: rows.map((row) => ({
      ...{ id: `urn:uuid:${row.id}`, revoked: true, revocationReason: row.reason },
    })),
  }
}

/** The issuers of this server that belong to these institutions or to one below them, each with the key in force. */
export async function issuersBelow(tops: readonly string[]) {
  const rows = await db
    .from('credentials_issuers as i')
    .leftJoin('credentials_keys as k', (on) => on.on('k.issuer_id', 'i.id').onNull('k.valid_to'))
    .where('i.is_home', true)
    .whereIn('i.institution_id', subtreeOf(tops))
    .orderBy('i.created_at')
    .limit(200)
    .select('i.*', 'k.public_key', 'k.valid_from')
  return rows.map((row) => ({
    ...{ id: row.id as string, code: row.code as string, nameKm: row.name_km as string },
    ...{ nameEn: row.name_en as string, authority: row.authority as Authority },
    ...{ publicKey: row.public_key as string | null, since: instant(row.valid_from) },
  }))
}

/** The issuer of a page; 404 where there is none on this server. */
export async function homeIssuer(code: string) {
  const row = await db
    .from('credentials_issuers')
    .where({ code: code.slice(0, 4).toUpperCase(), is_home: true })
    .first()
  if (!row) throw new Exception('No such issuer', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return { id: row.id as string, institutionId: row.institution_id as string }
}
