import app from '@adonisjs/core/services/app'
import queueConfig from '#config/queue'
import type { AdapterFactory } from '@adonisjs/queue/types'

/** The adapters of config/queue.ts; the package resolves them only inside its own commands. */
export async function queueAdapters() {
  const found: Record<string, AdapterFactory> = {}
  for (const [name, adapter] of Object.entries(queueConfig.adapters)) {
    found[name] = typeof adapter === 'function' ? adapter : await adapter.resolver(app)
  }
  return found
}
