import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import Attempt from '#runtime/models/attempt'
import Launch from '#runtime/models/launch'
import { PACKAGERS } from './packagers.js'
import { makePackage } from '#tests/support/runtime'
import type { Role } from '#identity/types'
import type { RouteAccess, World } from './types.js'

const KEEPERS: Role[] = ['content_reviewer', 'library_administrator', 'administrator']

const code = async ({ schoolId }: World) => {
  const { row } = await makePackage(schoolId)
  return { code: row.code, number: '1' }
}

/** An attempt of somebody else. */
const attempt = async ({ schoolId }: World) => ({ id: (await makePackage(schoolId)).attempt.id })

/** A launch of the person who asks. */
const launch = async ({ schoolId, personId }: World) => {
  const { row, version } = await makePackage(schoolId)
  const now = clock.now()
  const none = {
    scoreScaled: null,
    scoreRaw: null,
    scoreMin: null,
    scoreMax: null,
    currentSco: null,
  }
  const own = await Attempt.create({
    ...{
      id: newId(),
      packageId: row.id,
      versionId: version.id,
      personId,
      number: 1,
      state: 'open',
    },
    ...{ completion: 'unknown', success: 'unknown', ...none, totalSeconds: 0, sequencing: null },
    ...{ holderLaunchId: null, startedAt: now, lastAt: now, finishedAt: null },
  })
  const { id } = await Launch.create({
    ...{ id: newId(), attemptId: own.id, personId, mode: 'normal', appOrigin: 'http://localhost' },
    ...{
      nonce: 'n',
      commitSequence: 0,
      createdAt: now,
      expiresAt: now.plus({ hours: 1 }),
      closedAt: null,
    },
  })
  return { id }
}

export const runtimeRoutes: RouteAccess[] = [
  { route: 'runtime.packages.index', allow: PACKAGERS },
  { route: 'runtime.packages.create', allow: PACKAGERS },
  { route: 'runtime.packages.store', allow: PACKAGERS },
  { route: 'runtime.packages.show', allow: PACKAGERS, params: code },
  { route: 'runtime.launches.store', allow: PACKAGERS, params: code },
  { route: 'runtime.packages.edit', allow: KEEPERS, params: code },
  { route: 'runtime.packages.update', allow: KEEPERS, params: code },
  { route: 'runtime.packages.destroy', allow: KEEPERS, params: code },
  { route: 'runtime.package_versions.create', allow: KEEPERS, params: code },
  { route: 'runtime.package_versions.store', allow: KEEPERS, params: code },
  { route: 'runtime.package_versions.destroy', allow: KEEPERS, params: code },
  { route: 'runtime.launch_files.store', allow: KEEPERS, params: code },
  { route: 'runtime.launches.show', allow: 'signed_in', params: launch },
  { route: 'runtime.attempts.show', allow: KEEPERS, params: attempt },
  { route: 'runtime.attempt_logs.show', allow: KEEPERS, params: attempt },
]
