import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import Attempt from '#runtime/models/attempt'
import Launch from '#runtime/models/launch'
import { PACKAGERS } from './packagers.js'
import { bring } from '#tests/support/packages'
import { h5pOf } from '#tests/support/h5p'
import { courseXml, makeCourse, openUnit, unitXml } from '#tests/support/courses'
import { launchFor, makePackage } from '#tests/support/runtime'
import { unitsOf } from '#runtime/cmi5/course_items'
import { SYSTEM } from '#shared/actor'
import OutsideOrigin from '#runtime/models/outside_origin'
import type { Course } from '#runtime/cmi5/types'
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

/** A unit that opens in a window of its own, of a course that the person who asks has begun. */
const part = async ({ schoolId, personId }: World) => {
  const unit = unitXml(1, { attributes: 'launchMethod="OwnWindow"' })
  const { row, version } = await makeCourse(schoolId, unit)
  const begun = await launchFor(row, personId)
  const [{ key }] = unitsOf(version.read<Course>())
  return { id: begun.launch.id, part: key }
}

/** A unit that somebody else has open. */
const open = async ({ schoolId }: World) => {
  const begun = await makeCourse(schoolId, unitXml(1))
  const [{ key }] = unitsOf(begun.version.read<Course>())
  const { session } = await openUnit(begun.launch, key)
  return { id: begun.attempt.id, session: session.id }
}

/** Another site that waits. */
const origin = async ({ schoolId }: World) => {
  const xml = courseXml(unitXml(1, { url: 'https://lessons.example/1' }))
  const { row } = await bring(Buffer.from(xml), schoolId, SYSTEM, 'cmi5.xml')
  return { id: (await OutsideOrigin.findByOrFail('packageId', row.id)).id }
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
  { route: 'runtime.waivers.store', allow: KEEPERS, params: attempt },
  { route: 'runtime.attempt_sessions.destroy', allow: KEEPERS, params: open },
  { route: 'runtime.launch_parts.show', allow: 'signed_in', params: part },
  { route: 'runtime.launch_parts.store', allow: 'signed_in', params: part },
  // Here everybody is of one school: only administrators of the whole server decide about other sites.
  { route: 'runtime.outside_origins.index', allow: [] },
  { route: 'runtime.outside_decisions.store', allow: [], params: origin },
]
