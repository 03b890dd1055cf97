import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import type { JobWorker } from '#shared/jobs/worker'

/** `./ace work`: a process that only runs background jobs, beside servers started with WORKER=false. */
export default class Work extends BaseCommand {
  static commandName = 'work'
  static description = 'Run background jobs in this process until it is stopped'
  static options: CommandOptions = { startApp: true, staysAlive: true }

  #worker: JobWorker | undefined

  async run() {
    const { ensureQueue } = await import('#shared/jobs/ensure_queue')
    const { startRelay, stopRelay } = await import('#shared/outbox/relay')
    const { JobWorker } = await import('#shared/jobs/worker')
    const { startBackground, stopBackground } = await import('#shared/background/tasks')
    const { followSite } = await import('#operations/settings/follow_site')
    await ensureQueue()
    await followSite()
    this.#worker = new JobWorker()
    this.app.terminating(async () => {
      await stopBackground()
      await this.#worker?.stop()
      await stopRelay()
    })
    startRelay()
    await this.#worker.start()
    startBackground()
    this.logger.info('Waiting for jobs. Ctrl-C stops.')
  }
}
