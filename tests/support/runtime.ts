import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { makeAccount } from '#tests/support/accounts'
import { bring, manifest12, page, zipOf } from '#tests/support/packages'
import { acceptCommits } from '#runtime/actions/accept_commits'
import { launchPackage, type LaunchWish } from '#runtime/actions/launch_package'
import { SYSTEM, type Actor } from '#shared/actor'
import type Launch from '#runtime/models/launch'
import type Package from '#runtime/models/package'
import type { CommitEntry } from '#runtime/commit_batch'

/** An actor without roles: what may be launched is decided by pages. */
export const actorFor = (personId: string): Actor => ({
  userId: newId(),
  personId,
  name: 'x',
  grants: [],
})

/** A package of one SCORM 1.2 item that somebody has begun. */
export async function makePackage(institutionId: string, actor: Actor = SYSTEM) {
  const files = { 'imsmanifest.xml': manifest12([{ id: 'a' }]), 'a.html': page('') }
  const { row, version } = await bring(await zipOf(files), institutionId, actor)
  const { person } = await makeAccount()
  const { launch, attempt } = await launchFor(row, person.id)
  return { row, version, launch, attempt, person }
}

export async function launchFor(row: Package, personId: string, wish?: LaunchWish) {
  const outcome = await launchPackage(actorFor(personId), row, {
    appOrigin: process.env.APP_URL!,
    wish,
  })
  if (!outcome.ok) throw new Error(outcome.error.type)
  return outcome.value
}

/** A commit as the player sends it. */
export const entry = (seq: number, cmi: object, more: Partial<CommitEntry> = {}): CommitEntry => ({
  ...{ seq, at: clock.now().toMillis(), sco: 'a', session: 1, final: false, resumed: false },
  ...{ cmi: cmi as CommitEntry['cmi'], seconds: null, active: 10, slept: 0, calls: [], omitted: 0 },
  ...more,
})

export const commit = (launch: Launch, ...entries: CommitEntry[]) =>
  acceptCommits(launch, { launch: launch.id, entries })
