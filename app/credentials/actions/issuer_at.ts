import encryption from '@adonisjs/core/services/encryption'
import { newCode, newId } from '#shared/ids'
import { SYSTEM } from '#shared/actor'
import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { makeKeys, privateKeyOf } from '#credentials/proof/signing_keys'
import type { Actor } from '#shared/actor'
import type { KeyObject } from 'node:crypto'
import type { TransactionClientContract as Trx } from '@adonisjs/lucid/types/database'
import type { Authority } from '#credentials/types'

export type Issuer = {
  id: string
  code: string
  institutionId: string
  authority: Authority
  nameKm: string
  nameEn: string
}

export type SigningKey = { id: string; publicKey: string; key: KeyObject }

/**
 * Who issues for an institution on this server, with the key in force. Made when first needed; a key that APP_KEY does not
 * open any more is followed by a new one.
 */
export async function issuerAt(trx: Trx, institutionId: string) {
  // Who comes at the same time waits here, so that there is one issuer for an institution.
  const institution = await trx
    .from('institutions')
    .where('id', institutionId)
    .forUpdate()
    .firstOrFail()
  const known = await trx
    .from('credentials_issuers')
    .where({ institution_id: institutionId, is_home: true })
    .first()
  const issuer: Issuer = {
    ...{ id: known?.id ?? newId(), code: known?.code ?? newCode(4), institutionId },
    authority: known?.authority ?? (institution.parent_id ? 'attestation' : 'certificate'),
    ...{ nameKm: institution.name_km, nameEn: institution.name_en },
  }
  const names = { name_km: issuer.nameKm, name_en: issuer.nameEn }
  if (known) await trx.from('credentials_issuers').where('id', issuer.id).update(names)
  else {
    await trx.table('credentials_issuers').insert({
      ...{ id: issuer.id, institution_id: institutionId, code: issuer.code, ...names },
      ...{ authority: issuer.authority, is_home: true, created_at: sqlTime() },
    })
  }
  return { issuer, signing: (await keyOf(trx, issuer.id)) ?? (await renewKey(trx, SYSTEM, issuer)) }
}

async function keyOf(trx: Trx, issuerId: string): Promise<SigningKey | undefined> {
  const row = await trx
    .from('credentials_keys')
    .where('issuer_id', issuerId)
    .whereNotNull('secret')
    .whereNull('valid_to')
    .orderBy('valid_from', 'desc')
    .first()
  const secret = row && encryption.decrypt<string>(row.secret)
  return secret ? { id: row.id, publicKey: row.public_key, key: privateKeyOf(secret) } : undefined
}

/** A new key in the place of the one in force. What was signed with that one holds as before. */
export async function renewKey(
  trx: Trx,
  actor: Actor,
  issuer: Pick<Issuer, 'id' | 'institutionId'>
): Promise<SigningKey> {
  const now = sqlTime()
  await trx
    .from('credentials_keys')
    .where('issuer_id', issuer.id)
    .whereNull('valid_to')
    .update({ valid_to: now, secret: null })
  const { publicKey, secret } = makeKeys()
  const id = newId()
  await trx.table('credentials_keys').insert({
    ...{ id, issuer_id: issuer.id, public_key: publicKey, secret: encryption.encrypt(secret) },
    valid_from: now,
  })
  await audit(trx, actor, {
    ...{ verb: 'credentials.key_made', subject: { type: 'credential_issuer', id: issuer.id } },
    ...{ institutionId: issuer.institutionId, after: { key: publicKey } },
  })
  return { id, publicKey, key: privateKeyOf(secret) }
}
