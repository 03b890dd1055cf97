import encryption from '@adonisjs/core/services/encryption'
import { sqlTime } from '#shared/database/times'
import { audit } from '#shared/audit/record'
import { startJob } from '#shared/jobs/start_job'
import { transaction } from '#shared/database/transaction'
import { notify } from '#identity/actions/notify'
import { holdersOf } from '#identity/queries/holders_of'
import { nameOf } from '#mirror/format/object_name'
import { readAnswer, type PairingAnswer } from '#mirror/pairing/messages'
import { isProven, keyOfCode } from '#mirror/pairing/pairing_code'
import { PairingError } from '#mirror/pairing/pairing_error'
import { lookingAfter, told } from '#mirror/pairing/told'
import ReceiveEditions from '#mirror/jobs/receive_editions'
import Origin from '#mirror/models/origin'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/**
 * This server follows the origin that accepted it (docs/protocols/mirror.md section 22). Only an answer of somebody who
 * knows the code that this server shows is taken: whoever stands between the two knows it not. Where it is the origin that
 * is followed already, what came from it stays; another one is followed no more. @throws PairingError
 */
export async function takeAnswer(
  actor: Actor,
  value: unknown,
  { url }: { url?: string } = {}
): Promise<Origin> {
  const answer = readAnswer(value)
  const waiting = await Origin.query()
    .where({ publicKey: answer.publicKey, state: 'waiting' })
    .first()
  if (!waiting) throw new PairingError('not_mine')
  await checkProof(waiting, answer)
  const id = await transaction(async (trx) => {
    const followed = await Origin.query({ client: trx }).where('state', 'active').first()
    const isSame = followed !== null && followed.root === answer.root
    const taken = isSame ? followed.id : waiting.id
    if (isSame) await waiting.useTransaction(trx).delete()
    else await retireOthers(trx, waiting.id)
    await trx
      .from('mirror_origins')
      .where('id', taken)
      .update({ ...standing(waiting, answer, url, isSame ? followed : undefined) })
    await audit(trx, actor, {
      verb: 'mirror.origin_followed',
      subject: { type: 'mirror_origin', id: taken },
      after: { channel: answer.channel, profile: answer.profile, url: url ?? answer.url },
    })
    await notify(trx, {
      kind: told.pairedHere,
      to: await holdersOf(lookingAfter, null, trx),
      data: { name: answer.name },
      href: '/administration/mirror/here/pairing',
    })
    if (url) await startJob(trx, actor, ReceiveEditions, {})
    return taken
  })
  return Origin.findOrFail(id)
}

async function checkProof(waiting: Origin, answer: PairingAnswer) {
  const secret = encryption.decrypt<string>(waiting.pairingSecret ?? '')
  if (!secret) throw new PairingError('not_mine')
  const key = await keyOfCode(secret, answer.publicKey)
  const seen = waiting.pairing?.request.root ?? null
  const isOther = seen !== null && seen !== nameOf(Buffer.from(answer.root))
  if (isOther || !isProven(key, answer)) throw new PairingError('forged')
}

const retireOthers = (trx: TransactionClientContract, id: string) =>
  trx
    .from('mirror_origins')
    .where('state', 'active')
    .whereNot('id', id)
    .update({ state: 'retired', updated_at: sqlTime() })

/** What the row holds from now on. Numbers of editions rise within one profile. */
function standing(waiting: Origin, answer: PairingAnswer, url?: string, followed?: Origin) {
  const now = sqlTime()
  const { siteId, code, name, channel, profile, root, publicKey } = answer
  return {
    ...{ site_id: siteId, code, name, channel, profile, root, public_key: publicKey },
    ...{ url: url ?? answer.url, secret_key: waiting.secretKey, hardware: waiting.hardware },
    ...{ state: 'active', pairing: null, pairing_secret: null, standing: null, standing_at: null },
    ...(followed && followed.profile !== profile && { sequence: 0 }),
    ...{ note: null, failures: 0, next_poll_at: now, updated_at: now },
  }
}
