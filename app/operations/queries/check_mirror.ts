import { clock } from '#shared/clock'
import { mirrorStanding, type Standing } from '#mirror/queries/standing'
import type { Check, Tone } from '#operations/queries/health_report'

const TONES: Partial<Record<Standing, Tone>> = {
  ...{ spoiled: 'bad', refused: 'bad', held: 'warn', partial: 'warn', stale: 'warn' },
}

/** Content from the centre; nothing where this server is no mirror. */
export async function checkMirror(): Promise<Check | undefined> {
  const found = await mirrorStanding()
  if (!found) return undefined
  const { standing, current, lastContactAt } = found
  const contactDays = lastContactAt
    ? Math.max(0, Math.floor(clock.now().diff(lastContactAt, 'days').days))
    : null
  return {
    ...{ name: 'mirror', tone: TONES[standing] ?? 'ok' },
    facts: { edition: current?.sequence ?? null, contactDays },
  }
}
