import { registerEvents, listen, type EventClass, type Listener } from '#shared/outbox/registry'
import { registerJobs, type JobKind } from '#shared/jobs/tracked_job'
import { registerSchedules, type Schedule } from '#shared/schedules/schedule'
import { registerImports, type ImportKind } from '#shared/imports/import_kind'
import { registerPersonalData, type PersonalData } from '#shared/privacy/personal_data'
import { registerRetention, type Retention } from '#shared/privacy/retention'
import { registerPersonColumns, type PersonColumn } from '#shared/people/person_columns'
import { registerPackKinds, type PackKind } from '#shared/packs/registry'
import { registerNotifications, type NotificationKind } from '#shared/notifications/kinds'
import { registerAdministration, type AdministrationEntry } from '#shared/administration/entries'
import { registerDuties, type Duty } from '#shared/administration/duties'
import { registerScopes } from '#shared/api/scopes'
import { registerHideables, type Hideable } from '#shared/moderation/hideable'
import { registerBlobReferences, type BlobReference } from '#shared/blobs/references'
import { registerBackground, type BackgroundTask } from '#shared/background/tasks'

/** What a module tells the house about itself, in its `subscriptions.ts`. */
export type Subscriptions = {
  /** The events this module tells others, by class. */
  events?: EventClass[]
  /** What it listens to: pairs of an event class and a listener. */
  listeners?: [EventClass, Listener][]
  /** The kinds of pack files it knows how to apply. */
  packs?: PackKind[]
  /** The kinds of jobs it starts. */
  jobs?: JobKind[]
  /** What begins by itself at its time. */
  schedules?: Schedule[]
  /** The kinds of notifications it sends with `notify`. */
  notifications?: NotificationKind[]
  /** Its pages for those who administer. */
  administration?: AdministrationEntry[]
  /** What people look after because they were named for it. */
  duties?: Duty[]
  /** What a token of the API may be good for: `<module>.read`. */
  scopes?: readonly string[]
  /** What it does every few seconds, such as sending what waits. */
  background?: BackgroundTask[]
  /** The kinds of lists that people may bring as a file. */
  imports?: ImportKind[]
  /** Pages of content that may be hidden after a report. */
  hideable?: Hideable[]
  /** What its tables hold about a person. */
  personalData?: PersonalData[]
  /** Which of its data go after a time. */
  retention?: Retention[]
  /** Where its tables name people: these rows move when two people turn out to be one. */
  mergePeople?: PersonColumn[]
  /** Where its tables and settings name blobs: what is named nowhere is collected. */
  blobs?: BlobReference[]
}

export function registerModule(module: Subscriptions) {
  const { events = [], listeners = [], packs = [], jobs = [] } = module
  const { schedules = [], imports = [] } = module
  registerEvents(events)
  for (const [event, listener] of listeners) listen(event, listener)
  registerPackKinds(packs)
  registerJobs(jobs)
  registerSchedules(schedules)
  registerNotifications(module.notifications ?? [])
  registerAdministration(module.administration ?? [])
  registerDuties(module.duties ?? [])
  registerScopes(module.scopes ?? [])
  registerBackground(module.background ?? [])
  registerImports(imports)
  registerHideables(module.hideable ?? [])
  registerPersonalData(module.personalData ?? [])
  registerRetention(module.retention ?? [])
  registerPersonColumns(module.mergePeople ?? [])
  registerBlobReferences(module.blobs ?? [])
}
