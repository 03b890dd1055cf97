import { audit } from '#shared/audit/record'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { openSignIns, roomDevices } from '#identity/queries/class_sign_ins'
import LoginSession from '#identity/models/login_session'
import type SchoolClass from '#identity/models/school_class'
import type { Heads } from '#identity/queries/class_counts'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Whom the end of a class signed out: its pupils, and others who sat at the devices of the room. */
export type ClassEnd = { pupils: Heads; others: number }

/**
 * Signs out every pupil of the class on all devices, and with `sinceHours` also whoever came since then on a device
 * that a pupil of the class used in that time. The teacher stays signed in.
 */
export function endClass(
  actor: Actor,
  schoolClass: SchoolClass,
  sinceHours?: number
): Promise<ClassEnd> {
  return transaction(async (trx) => {
    const pupils = await openSignIns(trx, { classId: schoolClass.id, except: actor.userId })
    let others: typeof pupils = []
    if (sinceHours) {
      const since = clock.now().minus({ hours: sinceHours })
      const devices = await roomDevices(trx, schoolClass.id, since)
      const there = await openSignIns(trx, { devices, since, except: actor.userId })
      const known = new Set(pupils.map((one) => one.id))
      others = there.filter((one) => !known.has(one.id))
    }
    await end(
      trx,
      [...pupils, ...others].map((one) => one.id)
    )
    const ended = { pupils: headsOf(pupils), others: headsOf(others).total }
    await audit(trx, actor, {
      verb: 'identity.class_ended',
      subject: { type: 'class', id: schoolClass.id },
      institutionId: schoolClass.institutionId,
      after: { pupils: ended.pupils.total, others: ended.others },
    })
    return ended
  })
}

/** People, not devices: one who is signed in twice counts once. */
export function headsOf(signIns: { userId: string; sex: string | null }[]): Heads {
  const people = new Map(signIns.map((one) => [one.userId, one.sex]))
  const female = [...people.values()].filter((sex) => sex === 'female')
  return { total: people.size, female: female.length }
}

const PART = 500

async function end(trx: TransactionClientContract, ids: string[]) {
  for (let at = 0; at < ids.length; at += PART) {
    await LoginSession.query({ client: trx })
      .whereIn('id', ids.slice(at, at + PART))
      .update({ ended_at: sqlTime() })
  }
}
