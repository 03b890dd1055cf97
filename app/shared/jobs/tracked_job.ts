import type { JobHandle } from '#shared/jobs/job_handle'

/**
 * A kind of job: work that is too long for a request. Subclasses live in a module's `jobs/`, are named in its
 * `subscriptions.ts` and are started with `startJob`. A job may run again after a crash or a failure, so what it
 * does must be safe to do twice; `job.checkpoint` and `job.saved` spare it from beginning anew.
 */
export abstract class TrackedJob<Input extends object, Outcome extends object | void = void> {
  /** `<module>.<verb_noun>`; its words are in lang/{km,en}/jobs.json under `kinds`. */
  static kind: string
  /** How often it is tried again by itself after a failure. */
  static retries = 3
  /** The pause before the first retry, in seconds; each further one is twice as long. */
  static backoff = 10

  /** Who comes first where several wait, 1 to 10; what nobody waits for has a larger number than 5. */
  static priority = 5

  /** @returns what the page of the job shows when it is done: plain JSON, no personal data. */
  abstract run(input: Input, job: JobHandle): Promise<Outcome>
}

export type JobKind<Input extends object = any> = {
  new (): TrackedJob<Input, any>
  kind: string
  retries: number
  backoff: number
  priority: number
}

const kinds = new Map<string, JobKind>()

export function registerJobs(list: JobKind[]) {
  for (const kind of list) kinds.set(kind.kind, kind)
}

export const jobKind = (kind: string) => kinds.get(kind)

export const jobKinds = () => [...kinds.values()]
