import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SYSTEM } from '#shared/actor'
import { contactFolder } from '#mirror/edge/contact'
import { FolderSource } from '#mirror/edge/folder_source'
import { acceptPairing } from '#mirror/pairing/accept_pairing'
import { askToPair } from '#mirror/pairing/ask_to_pair'
import { takeAnswer } from '#mirror/pairing/take_answer'
import { takeHome } from '#mirror/sticks/take_home'
import { STICK_FOLDER } from '#mirror/sticks/stick_label'
import { makeInstitution } from '#tests/support/accounts'
import { makeResource } from '#tests/support/library'
import { buildAndPublish, makeProfile, withKeys } from '#tests/support/mirror/origin'
import { noise } from '../../unit/mirror/corpus.js'

export const film = (seed: string, megabytes = 5) => ({
  ...{ name: `${seed}.bin`, content: noise(seed, megabytes * 1024 * 1024), role: 'main' as const },
})

/** The ministry publishes two works, a school asks, is accepted, and knows the origin. Both are this server. */
export async function pairedSchool() {
  await withKeys()
  const profile = await makeProfile()
  const one = await makeResource({ files: [film('a')] })
  const two = await makeResource({ files: [film('b')] })
  await buildAndPublish(profile)
  const request = await askToPair('School server')
  const terms = {
    ...{ institutionId: await makeInstitution(), profileId: profile.id, code: request.code },
    origin: { name: 'Ministry', url: 'http://127.0.0.1:1' },
  }
  const answer = await acceptPairing(SYSTEM, request, terms)
  const origin = await takeAnswer(SYSTEM, answer)
  return { profile, one, two, origin, siteId: origin.siteId! }
}

/** Plugs a stick in at the school: what is on it comes, its report goes home. */
export const insert = (originId: string, mount: string) => {
  const folder = join(mount, STICK_FOLDER)
  return contactFolder(originId, new FolderSource(folder, 'stick'), {
    home: async (_, { note }) => (note === 'refused' ? null : takeHome(originId, folder)),
  })
}

/** A folder that stands for a stick, and its end. */
export async function newStick() {
  const mount = await mkdtemp(join(tmpdir(), 'tonle-stick-'))
  return { mount, folder: join(mount, STICK_FOLDER), away: () => rm(mount, { recursive: true }) }
}
