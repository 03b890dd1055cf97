/** An expected failure of a job. Its code is kept with the job; its words are in lang/{km,en}/jobs.json under `errors`. */
export class JobError extends Error {
  /** @param options.retry false where trying again by itself cannot help */
  constructor(
    readonly code: string,
    readonly options: { retry?: boolean } = {}
  ) {
    super(`The job failed: ${code}`)
  }
}

/** Thrown inside a job when its owner has asked to stop it. */
export class JobCancelled extends Error {}

/** Thrown inside a job when its process is stopping: it goes back to the queue and continues from its checkpoint. */
export class JobInterrupted extends Error {}

/** Thrown inside a job that was taken for dead and is run by another process now. */
export class JobLost extends Error {}
