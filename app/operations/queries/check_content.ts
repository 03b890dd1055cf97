import { contentPort, contentUrl, separation } from '#config/content'
import type { Check } from '#operations/queries/health_report'

/** Where packages play. A server on which that listener could not start has not started at all. */
export async function checkContent(): Promise<Check> {
  const facts: Check['facts'] = contentUrl ? { address: contentUrl } : { port: contentPort }
  return { name: 'content', tone: 'ok', facts }
}

/** Advice for who runs the server, by code: words in lang health.json under `advice`. */
export const advice = (): string[] => (separation === 'port' ? ['content_port'] : [])
