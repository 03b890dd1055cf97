import { mirrorEntries } from '#mirror/administration'
import EditionApplied from '#mirror/events/edition_applied'
import BuildEdition from '#mirror/jobs/build_edition'
import CollectObjects from '#mirror/jobs/collect_objects'
import PlanProfile from '#mirror/jobs/plan_profile'
import PublishEditions from '#mirror/jobs/publish_editions'
import ReceiveEditions from '#mirror/jobs/receive_editions'
import ProveStick from '#mirror/jobs/prove_stick'
import ReturnEdition from '#mirror/jobs/return_edition'
import WriteStick from '#mirror/jobs/write_stick'
import ScrubMirror from '#mirror/jobs/scrub_mirror'
import EditionRow from '#mirror/models/edition'
import Origin from '#mirror/models/origin'
import { isMirrorHere } from '#mirror/role'
import { hearAnswer } from '#mirror/pairing/hear_answer'
import { pairingNotices } from '#mirror/pairing/told'
import { pairingRetention } from '#mirror/pairing/retention'
import { keepReserve } from '#mirror/edge/room'
import { isPollDue, watchSticks } from '#mirror/sticks/watch_sticks'
import { sqlTime } from '#shared/database/times'
import { publisherPersonalData, publishers } from '#mirror/personal_data'
import { provideWithdrawnLinks } from '#shared/sync/withdrawn_links'
import { provideRowLink } from '#shared/administration/row_links'
import { publishesEditions } from '#mirror/queries/publishers'
import { isOriginHere } from '#mirror/role'
import ResourceHidden from '#library/events/resource_hidden'
import ResourcePublished from '#library/events/resource_published'
import ResourceReleased from '#library/events/resource_released'
import ResourceRetired from '#library/events/resource_retired'
import type { Subscriptions } from '#shared/modules/subscriptions'

const followsSomebody = async () => (await Origin.query().where('state', 'active').first()) !== null

const hasEditions = async () => (await EditionRow.query().first()) !== null

/** Learners of a mirror can save also when its disk is full. */
const keepReserveHere = async () => (await followsSomebody()) && keepReserve()

const followLibrary = () => import('#mirror/listeners/follow_library')

provideRowLink('library_resources', {
  ...{ name: 'mirror_centre.withdrawals.withdraw', icon: 'undo-2' },
  href: ({ code }) => `/administration/mirror/withdrawals/create?code=${code}`,
  opens: (actor, { state, scope }) =>
    state === 'published' && scope === 'national' && isOriginHere() && publishesEditions(actor),
})

provideWithdrawnLinks(() => import('#mirror/queries/withdrawn_link'))

const stickJobs = [ReturnEdition, WriteStick, ProveStick]

export default {
  events: [EditionApplied],
  listeners: [
    [EditionApplied, () => import('#mirror/listeners/rebuild_search')],
    [EditionApplied, () => import('#mirror/listeners/pass_on_withdrawals')],
    [ResourceRetired, followLibrary],
    [ResourcePublished, followLibrary],
    [ResourceHidden, followLibrary],
    [ResourceReleased, followLibrary],
  ],
  jobs: [
    ...[PlanProfile, BuildEdition, PublishEditions, ReceiveEditions, ScrubMirror, CollectObjects],
    ...stickJobs,
  ],
  schedules: [
    {
      ...{ job: ReceiveEditions, when: { everyMinutes: 5 } },
      isNeeded: () => isPollDue(sqlTime()),
    },
    { job: CollectObjects, when: { at: '03:20' }, isNeeded: hasEditions },
    { job: ScrubMirror, when: { at: '02:40', weekday: 7 }, isNeeded: followsSomebody },
  ],
  background: [
    { name: 'mirror.watch_sticks', every: 10, run: () => watchSticks() },
    { name: 'mirror.keep_reserve', every: 15, run: keepReserveHere },
    { name: 'mirror.hear_answer', every: 5, isNeeded: isMirrorHere, run: () => hearAnswer() },
  ],
  notifications: pairingNotices,
  retention: pairingRetention,
  administration: mirrorEntries,
  personalData: [publisherPersonalData],
  mergePeople: publishers,
} satisfies Subscriptions
