import { SharedJobSchema } from '#database/schema'

export const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type JobState = (typeof jobStates)[number]

/** A piece of work that goes on after the answer, as the person who started it sees it. */
export class Job extends SharedJobSchema {
  static table = 'shared_jobs'
  static selfAssignPrimaryKey = true

  declare state: JobState

  get isOpen() {
    return this.state === 'queued' || this.state === 'running'
  }
}
