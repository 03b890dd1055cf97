import { placeStates } from '#operations/queries/place_states'
import type { Check } from '#operations/queries/health_report'

/** Whether there are copies elsewhere, fresh and tried out. */
export async function checkBackups(): Promise<Check> {
  const states = await placeStates()
  const planned = states.filter(({ place }) => place.schedule !== 'off')
  const worst = (days: (number | null)[]) =>
    days.length > 0 ? Math.max(...days.map((n) => n ?? 0)) : null
  const isOld = planned.some(({ age }) => age !== 'ok')
  const isUntried = states.some(({ isDrillOld, drill }) => isDrillOld || drill?.passed === false)
  const hasProblem = states.some(({ place }) => place.problem !== null)
  const tone = isOld ? 'bad' : states.length === 0 || isUntried || hasProblem ? 'warn' : 'ok'
  return {
    ...{ name: 'backups', tone },
    facts: {
      places: states.length,
      newestDays: worst(states.map(({ newestDays }) => newestDays)),
      drillDays: worst(states.map(({ drillDays }) => drillDays)),
    },
  }
}
