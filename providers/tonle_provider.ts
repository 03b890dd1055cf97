import type { ApplicationService } from '@adonisjs/core/types'

/** Starts what runs beside the requests of a server process, and stops it cleanly. */
export default class TonleProvider {
  constructor(protected app: ApplicationService) {}

  async ready() {
    if (this.app.getEnvironment() !== 'web') return
    const { startRelay } = await import('#shared/outbox/relay')
    startRelay()
  }

  async shutdown() {
    if (this.app.getEnvironment() !== 'web') return
    const { stopRelay } = await import('#shared/outbox/relay')
    await stopRelay()
  }
}
