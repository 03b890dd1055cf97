import { sqlTime } from '#shared/database/times'
import { JobCancelled, JobInterrupted, JobLost } from '#shared/jobs/errors'
import { isCancelRequested, writeJob, type ClaimedJob } from '#shared/jobs/job_rows'

const WRITE_MS = 500
const HEARTBEAT_MS = 5000

/**
 * What a running job is given: how far it is, whether to stop, what it had saved. Its methods use the database:
 * never call them inside a transaction (on SQLite they would wait for it forever).
 */
export class JobHandle<Saved = any> {
  #counts: { done?: number; total?: number | null; step?: string | null } = {}
  #writtenAt = 0
  #askedAt = 0
  #stop: Error | undefined
  #controller = new AbortController()
  #timer: NodeJS.Timeout

  constructor(private claimed: ClaimedJob) {
    this.#timer = setInterval(() => this.beat().catch(() => {}), HEARTBEAT_MS)
    this.#timer.unref()
  }

  get id() {
    return this.claimed.id
  }

  /** Which run of the job this is, from 1. */
  get attempt() {
    return this.claimed.attempt
  }

  /** What an earlier run kept with `checkpoint`, or null. */
  get saved(): Saved | null {
    return this.claimed.saved ?? null
  }

  /** Aborted when the job should stop; for child processes and requests. */
  get signal() {
    return this.#controller.signal
  }

  /** @param step a short code; its words are in lang/{km,en}/jobs.json. Written twice a second at most. */
  async progress(done: number, total?: number, step?: string) {
    this.#counts = {
      done: Math.floor(done),
      total: total ?? this.#counts.total ?? null,
      step: step ?? this.#counts.step ?? null,
    }
    if (performance.now() - this.#writtenAt >= WRITE_MS) await this.beat()
  }

  /** Keeps `data` (plain JSON): the next run finds it in `saved` when this one dies or fails. */
  async checkpoint(data: Saved) {
    this.claimed.saved = data
    await this.#write({ saved: JSON.stringify(data) })
  }

  /** Throws when the owner asked to stop, the process is stopping, or another process has the job now. */
  async throwIfCancelled() {
    if (!this.#stop && performance.now() - this.#askedAt >= WRITE_MS) await this.#ask()
    if (this.#stop) throw this.#stop
  }

  /** The latest progress, also what was not written yet. */
  get counts() {
    return this.#counts
  }

  /** The process is stopping. */
  interrupt() {
    this.#halt(new JobInterrupted())
  }

  async beat() {
    await this.#write({})
    await this.#ask()
  }

  close() {
    clearInterval(this.#timer)
  }

  async #write(values: Record<string, unknown>) {
    this.#writtenAt = performance.now()
    const isOurs = await writeJob(this.claimed, {
      ...values,
      ...this.#counts,
      heartbeat_at: sqlTime(),
    })
    if (!isOurs) this.#halt(new JobLost())
  }

  async #ask() {
    this.#askedAt = performance.now()
    if (await isCancelRequested(this.claimed)) this.#halt(new JobCancelled())
  }

  #halt(reason: Error) {
    this.#stop ??= reason
    this.#controller.abort(reason)
  }
}
