import db from '@adonisjs/lucid/services/db'
import Origin from '#mirror/models/origin'
import type StickWrite from '#mirror/models/stick_write'

/** Whose editions a stick is written with: null for those of this server, else of the origin that it follows. */
export async function originOf({ channel, profile }: Pick<StickWrite, 'channel' | 'profile'>) {
  const own = await db.from('mirror_profiles').where('code', profile).first()
  if (own) return null
  const origin = await Origin.query().where({ channel, profile, state: 'active' }).first()
  return origin?.id ?? null
}
