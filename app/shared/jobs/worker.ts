import logger from '@adonisjs/core/services/logger'
import queueConfig from '#config/queue'
import { Worker } from '@adonisjs/queue'
import { setTimeout as sleep } from 'node:timers/promises'
import { napUntilWork, wakeWorker } from '#shared/jobs/wake'
import { recoverJobs } from '#shared/jobs/recover_jobs'
import { interruptJobs } from '#shared/jobs/run_job'
import { runSchedules } from '#shared/schedules/run_schedules'
import { queueAdapters } from '#shared/jobs/queue_adapters'

const IDLE_MS = 2000
const ERROR_MS = 5000
const RECOVER_MS = 30_000
const SCHEDULES_MS = 30_000
const STOP_MS = 5000

/** Runs jobs in this process. Several may run, in one process or many: each job is run by one. */
export class JobWorker {
  #worker!: Worker
  #stopping = false
  #loop: Promise<void> | undefined
  #timers: NodeJS.Timeout[] = []

  async start() {
    this.#worker = new Worker({
      ...queueConfig,
      default: 'database',
      adapters: await queueAdapters(),
      autoLoadJobs: false,
      logger,
    })
    await this.#worker.init()
    this.#timers = [
      setInterval(() => this.#recover(), RECOVER_MS),
      setInterval(() => this.#begin(), SCHEDULES_MS),
    ]
    for (const timer of this.#timers) timer.unref()
    this.#recover()
    this.#loop = this.#run()
  }

  /** Lets running jobs reach their next look, then leaves them to whoever comes next. */
  async stop() {
    this.#stopping = true
    for (const timer of this.#timers) clearInterval(timer)
    interruptJobs()
    wakeWorker()
    const ended = Promise.all([this.#worker.stop(), this.#loop])
    await Promise.race([ended, sleep(STOP_MS, undefined, { ref: false })])
  }

  async #run() {
    while (!this.#stopping) {
      const cycle = await this.#worker.processCycle(['default'])
      if (cycle === null) return
      if (cycle.type === 'error') logger.warn({ err: cycle.error }, 'the queue did not answer')
      if (cycle.type === 'idle' || cycle.type === 'error') {
        if (!this.#stopping) await napUntilWork(cycle.type === 'idle' ? IDLE_MS : ERROR_MS)
      }
    }
  }

  #recover() {
    recoverJobs().catch((error) => logger.warn({ err: error }, 'jobs could not be looked after'))
  }

  #begin() {
    runSchedules().catch((error) => logger.warn({ err: error }, 'schedules could not be looked at'))
  }
}
