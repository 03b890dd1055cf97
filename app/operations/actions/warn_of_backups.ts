import { clock } from '#shared/clock'
import { transaction } from '#shared/database/transaction'
import { translate } from '#shared/http/translate'
import { notify } from '#identity/actions/notify'
import { holdersOf } from '#identity/queries/holders_of'
import { placeStates, type PlaceState } from '#operations/queries/place_states'

const AGAIN = { days: 3 }

/** What is wrong with a place's copies, if anything. A new place has as long as its copies may be old. */
export function warningOf({ place, age, drill, isDrillOld }: PlaceState) {
  if (place.schedule === 'off') return undefined
  if (age === 'old') return 'old'
  const isFresh = place.createdAt > clock.now().minus({ days: place.warnDays })
  if (age === 'none') return isFresh ? undefined : 'none'
  if (drill && !drill.passed) return 'drill_failed'
  return isDrillOld && !isFresh ? 'drill_old' : undefined
}

async function dueWarnings() {
  const states = await placeStates()
  return states.flatMap((one) => {
    const { place } = one
    const warning = warningOf(one)
    const isTold = place.warnedAt && place.warnedAt > clock.now().minus(AGAIN)
    return warning && !isTold ? { place, warning } : []
  })
}

export async function hasBackupWarnings() {
  const due = await dueWarnings()
  return due.length > 0
}

/** Tells the administrators of the server: once, and again every three days while it stays so. */
export async function warnOfBackups(): Promise<number> {
  let warned = 0
  for (const { place, warning } of await dueWarnings()) {
    const words = (locale: 'km' | 'en') => translate(locale, `backups.warnings.${warning}`)
    await transaction(async (trx) => {
      const to = await holdersOf(['administrator'], null, trx)
      const data = { place: place.name, what: { km: words('km'), en: words('en') } }
      await notify(trx, { kind: 'operations.backup_old', to, data, href: '/backups' })
      await place.useTransaction(trx).merge({ warnedAt: clock.now() }).save()
    })
    warned++
  }
  return warned
}
