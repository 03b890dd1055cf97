import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import Attempt from '#runtime/models/attempt'
import Launch from '#runtime/models/launch'
import { PACKAGERS } from './packagers.js'
import { bring } from '#tests/support/packages'
import { h5pOf } from '#tests/support/h5p'
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

/** A library that waits, and one of its files. */
const library = async ({ schoolId }: World) => {
  await bring(await h5pOf(), schoolId)
  const { id } = await db.from('runtime_h5p_libraries').where('state', 'waiting').firstOrFail()
  const file = await db.from('runtime_h5p_library_files').where('library_id', id).firstOrFail()
  return { id: id as string, file: file.id as string }
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
  // Here everybody is of one school: who decides about libraries is in runtime/h5p_libraries.spec.ts.
  { route: 'runtime.content_libraries.index', allow: [] },
  { route: 'runtime.content_libraries.show', allow: [], params: library },
  { route: 'runtime.library_files.show', allow: [], params: library },
  { route: 'runtime.library_decisions.store', allow: [] },
]
