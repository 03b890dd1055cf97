import { createHash } from 'node:crypto'
import encryption from '@adonisjs/core/services/encryption'
import { newCode, newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { SYSTEM, type Actor } from '#shared/actor'
import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import NotificationProfile from '#identity/models/notification_profile'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const MINUTES = 30

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** The profile of a person, made where there is none. */
export async function profileOf(trx: TransactionClientContract, personId: string) {
  const known = await NotificationProfile.findBy({ personId }, { client: trx })
  return (
    known ?? NotificationProfile.create({ id: newId(), personId, isQuiet: true }, { client: trx })
  )
}

/** A new code that the person sends to the bot within half an hour; only its hash is kept. */
export async function issueLinkCode(actor: Actor): Promise<string> {
  const code = newCode(10)
  await transaction(async (trx) => {
    const profile = await profileOf(trx, actor.personId)
    const linkExpiresAt = clock.now().plus({ minutes: MINUTES })
    await profile.merge({ linkHash: hashOf(code), linkExpiresAt }).save()
  })
  return code
}

/** Whoever sends a code that holds is the person who asked for it. False for any other code. */
export async function linkChat(code: string, chat: string): Promise<boolean> {
  return transaction(async (trx) => {
    const profile = await NotificationProfile.findBy({ linkHash: hashOf(code) }, { client: trx })
    if (!profile?.linkExpiresAt || profile.linkExpiresAt < clock.now()) return false
    // One chat belongs to one person.
    await unlink(trx, { telegram_hash: hashOf(chat) })
    await profile
      .merge({ telegramChat: encryption.encrypt(chat), telegramHash: hashOf(chat) })
      .merge({ linkHash: null, linkExpiresAt: null })
      .save()
    await audit(
      trx,
      { ...SYSTEM, personId: profile.personId },
      {
        verb: 'identity.telegram_linked',
        subject: { type: 'person', id: profile.personId },
      }
    )
    return true
  })
}

/** The person, or the owner of the chat, wants no more messages. */
export async function unlinkPerson(actor: Actor) {
  await transaction(async (trx) => {
    await unlink(trx, { person_id: actor.personId })
    await audit(trx, actor, {
      verb: 'identity.telegram_unlinked',
      subject: { type: 'person', id: actor.personId },
    })
  })
}

export async function unlinkChat(chat: string) {
  await transaction((trx) => unlink(trx, { telegram_hash: hashOf(chat) }))
}

const unlink = (trx: TransactionClientContract, where: Record<string, string>) =>
  NotificationProfile.query({ client: trx })
    .where(where)
    .update({ telegram_chat: null, telegram_hash: null })
