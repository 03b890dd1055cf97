import logger from '@adonisjs/core/services/logger'
import { clock } from '#shared/clock'
import { placeStates } from '#operations/queries/place_states'

const AGAIN = { days: 3 }

/** Says that copies are too old, are not there or were not tried out: once, and again after three days. */
export async function warnOfBackups(): Promise<number> {
  let warned = 0
  for (const { place, age, isDrillOld, drill } of await placeStates()) {
    const isWrong = age !== 'ok' || isDrillOld || drill?.passed === false
    if (place.schedule === 'off' || !isWrong) continue
    const isFresh = place.createdAt > clock.now().minus({ days: place.warnDays })
    if (age === 'none' && isFresh) continue
    if (place.warnedAt && place.warnedAt > clock.now().minus(AGAIN)) continue
    logger.warn({ place: place.id, age, isDrillOld }, 'backups want a look')
    await place.merge({ warnedAt: clock.now() }).save()
    warned++
  }
  return warned
}
