import { appUrl } from '#config/app'
import { clock } from '#shared/clock'
import { failed, ok } from '#shared/result'
import { newId } from '#shared/ids'
import { transaction } from '#shared/database/transaction'
import { addressOf } from '#runtime/scorm/launch_path'
import { abandonAll } from '#runtime/actions/abandon_session'
import { addressBase } from '#runtime/content/address_base'
import { contentOrigin } from '#runtime/content/origins'
import { courseOf, rowFor, rowsOf, unitOf } from '#runtime/cmi5/registration'
import { extension, LAUNCH_DATA, partIri, SESSION } from '#runtime/cmi5/names'
import { fetchToken } from '#runtime/content/tokens'
import { isOutside, type Unit } from '#runtime/cmi5/types'
import { launched } from '#runtime/cmi5/statements'
import { learner } from '#runtime/statements/learner'
import { learnerInstitution } from '#runtime/lrs/learner_institution'
import { lockAttempt } from '#runtime/lock_attempt'
import { offerPreferences, writeLaunchData } from '#runtime/cmi5/preferences'
import { outsideState } from '#runtime/outside/outside_state'
import { ownAuthority, recordStatements } from '#runtime/actions/record_statements'
import { subjectOf } from '#runtime/cmi5/subject_of'
import { slide } from '#runtime/content/open_launch'
import Package from '#runtime/models/package'
import Session from '#runtime/models/session'
import type Launch from '#runtime/models/launch'

/** What a unit may speak of besides km: the languages of this site, the learner's own first. */
const LANGUAGES = 'km,en'

const MODES = { normal: 'Normal', browse: 'Browse', review: 'Review' } as const

/**
 * Opens a unit of a cmi5 course (cmi5 8 to 10): a session with its launch data, the statement `launched` before it,
 * the former session of this registration abandoned. Returns the address to open.
 */
export async function openSession(launch: Launch, key: string) {
  return transaction(async (trx) => {
    const attempt = await lockAttempt(trx, launch.attemptId)
    if (attempt.holderLaunchId !== null && attempt.holderLaunchId > launch.id) {
      return failed({ type: 'taken_over' })
    }
    const row = await Package.findOrFail(attempt.packageId, { client: trx })
    if (row.hiddenAt) return failed({ type: 'hidden' })
    const course = await courseOf(attempt.versionId, trx)
    const unit = unitOf(course, key)
    if (!unit) return failed({ type: 'not_found' })
    const outsideOrigin = isOutside(unit.place) ? new URL(unit.place.address).origin : null
    if (outsideOrigin && (await outsideState(row.id, outsideOrigin, trx)) !== 'approved') {
      return failed({ type: 'outside_closed' })
    }
    await abandonAll(trx, attempt, row.code)
    const now = clock.now()
    const session = await Session.create(
      {
        ...{ id: newId(), launchId: launch.id, attemptId: attempt.id, sco: unit.key },
        ...{ mode: launch.mode, outsideOrigin, fetchedAt: null, preferencesAt: null },
        ...{ initializedAt: null, endedAt: null, ending: null, said: '' },
        ...{ lastAt: now, createdAt: now },
      },
      { client: trx }
    )
    const rows = await rowsOf(attempt.id, trx)
    if (!rows.has(unit.key)) {
      await rowFor(rows, attempt, unit.key).merge({ updatedAt: now }).useTransaction(trx).save()
    }
    attempt.merge({ currentSco: unit.key, lastAt: now })
    if (attempt.holderLaunchId === null) attempt.holderLaunchId = launch.id
    await attempt.useTransaction(trx).save()
    const until = slide(launch)
    if (until) await launch.useTransaction(trx).merge({ expiresAt: until }).save()

    const origin = contentOrigin(launch.appOrigin, row.code)
    const place = isOutside(unit.place)
      ? unit.place.address
      : `${origin}${addressBase(attempt.versionId)}${addressOf(unit.place.path, unit.place.suffix)}`
    const institutionId = await learnerInstitution(attempt.personId, trx)
    const authority = ownAuthority('cmi5', institutionId, launch.id)
    const agent = learner(attempt.personId)
    const activity = partIri(row.code, unit.key)
    const registration = attempt.id
    const moment = { personId: attempt.personId, registration, session: session.id }
    await recordStatements(trx, authority, [
      launched(
        { ...moment, at: now.toJSDate(), subject: subjectOf(row.code, unit) },
        launchedExtensions(unit, MODES[launch.mode], place)
      ),
    ])
    const where = { activity, agent, registration, name: LAUNCH_DATA }
    const returnURL = outsideOrigin ? `${appUrl}/packages/${row.code}` : `${origin}/cmi5/returned`
    await writeLaunchData(trx, authority, where, {
      ...launchData(unit, session.id, MODES[launch.mode]),
      returnURL,
    })
    await offerPreferences(trx, authority, agent, LANGUAGES)
    return ok({
      session,
      outsideOrigin,
      href: withLaunch(place, {
        endpoint: `${origin}/xapi/`,
        fetch: `${origin}/cmi5/fetch/${fetchToken(session.id)}`,
        actor: JSON.stringify(agent),
        registration,
        activityId: activity,
      }),
    })
  })
}

const launchedExtensions = (unit: Unit, mode: string, address: string) => ({
  [extension('launchmode')]: mode,
  [extension('launchurl')]: address,
  [extension('moveon')]: unit.moveOn,
  ...(unit.masteryScore !== null && { [extension('masteryscore')]: unit.masteryScore }),
  ...(unit.launchParameters !== null && { [extension('launchparameters')]: unit.launchParameters }),
})

/** The document `LMS.LaunchData` (cmi5 10.2). */
const launchData = (unit: Unit, session: string, launchMode: string) => ({
  contextTemplate: {
    contextActivities: { grouping: [{ objectType: 'Activity', id: unit.id }] },
    extensions: { [SESSION]: session },
  },
  launchMode,
  moveOn: unit.moveOn,
  ...(unit.launchParameters !== null && { launchParameters: unit.launchParameters }),
  ...(unit.masteryScore !== null && { masteryScore: unit.masteryScore }),
  ...(unit.entitlementKey !== null && { entitlementKey: { courseStructure: unit.entitlementKey } }),
})

/** The address with what the standard adds to its own query (8.1). */
function withLaunch(address: string, values: Record<string, string>) {
  const url = new URL(address)
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value)
  return url.href
}
