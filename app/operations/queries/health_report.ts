import { clock, ZONE } from '#shared/clock'
import { helpers, type Helper } from '#shared/helpers'
import { checkAudit } from '#operations/queries/check_audit'
import { checkBackups } from '#operations/queries/check_backups'
import { checkDisk } from '#operations/queries/check_disk'
import { checkDatabase, checkOutbox, checkQueue } from '#operations/queries/check_database'
import { checkSearch } from '#operations/queries/check_search'
import { checkSignIn } from '#operations/queries/check_sign_in'
import { checkMirror } from '#operations/queries/check_mirror'
import { advice, checkContent } from '#operations/queries/check_content'
import { checkClock } from '#operations/queries/check_clock'
import { packVersions, type PackVersion } from '#operations/queries/pack_versions'
import { versions } from '#operations/queries/versions'

export type Tone = 'ok' | 'warn' | 'bad'

/** One thing that was looked at. `facts` are numbers and words for the page and for monitoring. */
export type Check = {
  name:
    | 'database'
    | 'search'
    | 'queue'
    | 'outbox'
    | 'disk'
    | 'clock'
    | 'backups'
    | 'audit'
    | 'sign_in'
    | 'content'
    | 'mirror'
  tone: Tone
  facts: Record<string, number | string | null>
}

export type HealthReport = {
  tone: Tone
  at: string
  zone: string
  checks: Check[]
  /** What would make it better; nothing is wrong. */
  advice: string[]
  helpers: Helper[]
  packs: PackVersion[]
  versions: Record<string, string>
  process: { uptimeSeconds: number; residentBytes: number }
}

const RANK: Record<Tone, number> = { ok: 0, warn: 1, bad: 2 }

/** How the server is. A part that does not answer is part of the answer: nothing throws. */
export async function healthReport(): Promise<HealthReport> {
  const looks: [Check['name'], () => Promise<Check | undefined>][] = [
    ['database', checkDatabase],
    ['search', checkSearch],
    ['queue', checkQueue],
    ['outbox', checkOutbox],
    ['disk', checkDisk],
    ['clock', checkClock],
    ['backups', checkBackups],
    ['audit', checkAudit],
    ['sign_in', checkSignIn],
    ['content', checkContent],
    ['mirror', checkMirror],
  ]
  const checks: Check[] = []
  for (const [name, look] of looks) {
    const found = await look().catch(() => ({ name, tone: 'bad' as const, facts: {} }))
    if (found) checks.push(found)
  }
  const tones = checks.map((check) => check.tone).sort((a, b) => RANK[b] - RANK[a])
  return {
    ...{ tone: tones[0], at: clock.now().toISO()!, zone: ZONE, checks },
    advice: advice(),
    helpers: helpers(),
    packs: await packVersions().catch(() => []),
    versions: versions(),
    process: {
      uptimeSeconds: Math.round(process.uptime()),
      residentBytes: process.memoryUsage.rss(),
    },
  }
}
