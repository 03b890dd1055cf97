import type { ApplicationService } from '@adonisjs/core/types'
import type { Server } from 'node:http'
import type { JobWorker } from '#shared/jobs/worker'

/** Starts what runs beside the requests of a server process, and stops it cleanly. */
export default class TonleProvider {
  #worker: JobWorker | undefined
  #content: Server | undefined

  constructor(protected app: ApplicationService) {}

  get #serves() {
    return this.app.getEnvironment() === 'web'
  }

  async start() {
    // In the mode `warmup` (codegen) the app is only looked at: an open database would keep the process alive.
    if (this.app.getMode() !== 'run' || (!this.#serves && !this.app.inTest)) return
    const { ensureQueue } = await import('#shared/jobs/ensure_queue')
    await ensureQueue()
  }

  async ready() {
    if (!this.#serves) return
    const { startContentListener } = await import('#runtime/actions/content_listener')
    this.#content = await startContentListener()
    const { startRelay } = await import('#shared/outbox/relay')
    startRelay()
    const { followSite } = await import('#operations/settings/follow_site')
    await followSite()
    const { default: env } = await import('#start/env')
    if (!env.get('WORKER')) return
    const { JobWorker } = await import('#shared/jobs/worker')
    this.#worker = new JobWorker()
    await this.#worker.start()
    const { startBackground } = await import('#shared/background/tasks')
    startBackground()
  }

  async shutdown() {
    if (!this.#serves) return
    const { stopBackground } = await import('#shared/background/tasks')
    await stopBackground()
    const { stopContentListener } = await import('#runtime/actions/content_listener')
    await stopContentListener(this.#content)
    await this.#worker?.stop()
    const { stopRelay } = await import('#shared/outbox/relay')
    await stopRelay()
    const { stopFollowing } = await import('#operations/settings/follow_site')
    stopFollowing()
  }
}
