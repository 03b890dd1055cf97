import { JobCancelled, JobInterrupted, JobLost } from '#shared/jobs/errors'

/** Somebody stopped it, the process ends, or another one goes on: the import stays as it is. */
export const isStop = (error: unknown) =>
  error instanceof JobCancelled || error instanceof JobInterrupted || error instanceof JobLost
