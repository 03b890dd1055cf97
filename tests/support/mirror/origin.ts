import env from '#start/env'
import { rm } from 'node:fs/promises'
import { SYSTEM } from '#shared/actor'
import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import db from '@adonisjs/lucid/services/db'
import { objectStore } from '#mirror/store/objects'
import { newKey } from '#mirror/trust/keys'
import { keepOnlineKeys, newOnlineKeys } from '#mirror/trust/key_ring'
import { makeFirstRoot } from '#mirror/trust/root_chain'
import { createProfile, type ProfileInput } from '#mirror/actions/write_profile'
import { beginEdition } from '#mirror/actions/begin_edition'
import { buildEdition } from '#mirror/publisher/build_edition'
import { publishEditions } from '#mirror/publisher/publish_editions'
import { recordBuilt } from '#mirror/actions/record_built'
import EditionRow from '#mirror/models/edition'
import type Profile from '#mirror/models/profile'
import type { Channel } from '#mirror/types'

/** The folder of this server's mirror, empty. */
export async function emptyOrigin() {
  const { root } = objectStore()
  await rm(root, { recursive: true, force: true })
  return root
}

/** Keys as `mirror:keys new` makes them, without sticks. */
export async function withKeys() {
  const root = await emptyOrigin()
  const online = newOnlineKeys()
  await makeFirstRoot(root, [newKey(), newKey(), newKey()], online)
  await keepOnlineKeys(root, env.get('APP_KEY').release(), online)
  return root
}

export const NO_LIMIT: ProfileInput = {
  ...{ nameKm: 'វិទ្យាល័យ', nameEn: 'Upper secondary schools' },
  institutions: { types: [], regions: [], flags: [] },
  content: { grades: [], subjects: [], languages: [], audience: [], always: [], never: [] },
  ...{ quality: '480', diskBytes: null, monthBytes: null },
}

export const makeProfile = (wish: Partial<ProfileInput> = {}, code = `p-${newId().slice(-8)}`) =>
  createProfile(SYSTEM, code, { ...NO_LIMIT, ...wish })

/** Builds an edition as its job does, without the queue. */
export async function build(profile: Profile, channel: Channel = 'everyone', fromId?: string) {
  const { id } = await beginEdition(SYSTEM, { profileId: profile.id, channel, fromId })
  const row = await EditionRow.findOrFail(id)
  const built = await buildEdition(row, profile, { tell: async () => {} })
  await recordBuilt(row, built)
  return { id, ...built }
}

export async function buildAndPublish(profile: Profile, channel: Channel = 'everyone') {
  const edition = await build(profile, channel)
  await publishEditions(edition.id)
  return edition
}

/** A mirror as pairing leaves it. */
export async function makeSite(profile: Profile, institutionId: string, wish: object = {}) {
  const key = newKey()
  const id = newId()
  await db.table('mirror_sites').insert({
    ...{ id, code: id.slice(-8), name: 'វិទ្យាល័យគំរូ', institution_id: institutionId },
    ...{ profile_id: profile.id, channel: 'everyone', public_key: key.publicHex, state: 'active' },
    ...{ created_at: sqlTime(), updated_at: sqlTime() },
    ...wish,
  })
  return { id, key }
}
