import { SYSTEM } from '#shared/actor'
import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { notify } from '#identity/actions/notify'
import { holdersOf } from '#identity/queries/holders_of'
import { lookingAfter, told } from '#mirror/pairing/told'
import { noteSiteEvent } from '#mirror/actions/note_site_event'
import Site from '#mirror/models/site'
import type { Said } from '#mirror/http/said'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** So often within a week the memory of one server does not go back. */
const MOST_FORKS = 5
const WEEK = { days: 7 }

/**
 * A poll came with a number that this mirror has used already (docs/protocols/mirror.md section 13). The same question
 * again: its answer was lost. Another question: the memory of the mirror went back, as after a restored backup; or two
 * servers have one identity, when the place from which it comes had given way to another before.
 * @returns whether there are two
 */
export async function judgeOldNumber(site: Site, said: Said): Promise<boolean> {
  if (said.ask && said.ask === site.lastAsk) return false
  const places = site.boots ?? []
  const cameBack = Boolean(said.boot) && places.slice(0, -1).includes(said.boot!)
  const isBack = cameBack && places.at(-1) !== said.boot
  const isLately = site.forkedAt !== null && site.forkedAt > clock.now().minus(WEEK)
  const forks = (isLately ? site.forks : 0) + 1
  const isCopy = isBack || forks >= MOST_FORKS
  await transaction(async (trx) => {
    const now = sqlTime()
    await trx.from(Site.table).where('id', site.id).update({ forks, forked_at: now })
    if (isCopy) await noteCopy(trx, site)
    else await noteSiteEvent(trx, site.id, 'memory_back')
  })
  return isCopy
}

/** Neither is served until one of them is enrolled again. */
async function noteCopy(trx: TransactionClientContract, { id, name, code, institutionId }: Site) {
  const now = sqlTime()
  const changed = await trx
    .from(Site.table)
    .where({ id, state: 'active' })
    .update({ state: 'reenrol', cloned_at: now, updated_at: now })
  if (Number(changed) === 0) return
  await noteSiteEvent(trx, id, 'cloned')
  const subject = { type: 'mirror_site', id }
  await audit(trx, SYSTEM, { verb: 'mirror.site_cloned', subject, institutionId })
  await notify(trx, {
    kind: told.cloned,
    to: await holdersOf(lookingAfter, institutionId, trx),
    ...{ data: { name }, href: `/administration/mirror/sites/${code}`, institutionId },
  })
}

/** What changes with a poll that was taken: where the mirror runs, and on which machine. */
export async function notePlace(trx: TransactionClientContract, site: Site, said: Said) {
  // What comes on a stick may have been under way for weeks.
  if (said.medium === 'stick') return
  const { id, institutionId, name, code } = site
  const places = (site.boots ?? []) as string[]
  const isNewPlace = said.boot !== undefined && places.at(-1) !== said.boot
  const isOther = said.hardware !== undefined && said.hardware !== site.hardware
  const isKnown = site.hardware === null
  const now = sqlTime()
  await trx
    .from(Site.table)
    .where('id', id)
    .update({
      updated_at: now,
      ...(said.ask && { last_ask: said.ask }),
      ...(isNewPlace && { boots: JSON.stringify([...places, said.boot].slice(-PLACES)) }),
      ...(isOther && { hardware: said.hardware }),
      ...(isOther && !isKnown && { hardware_before: site.hardware, hardware_changed_at: now }),
    })
  if (!isOther || isKnown) return
  await noteSiteEvent(trx, id, 'hardware')
  await notify(trx, {
    kind: told.hardware,
    to: await holdersOf(lookingAfter, institutionId, trx),
    ...{ data: { name }, href: `/administration/mirror/sites/${code}`, institutionId },
  })
}

/** As many starts of the machine as are remembered. */
const PLACES = 32
