import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#shared/actor'
import { readTime, sqlTime } from '#shared/database/times'
import { startJob } from '#shared/jobs/start_job'
import { transaction } from '#shared/database/transaction'
import { nameOf } from '#mirror/format/object_name'
import { findSticks, type FoundStick } from '#mirror/sticks/find_sticks'
import { readNotes } from '#mirror/sticks/read_notes'
import ProveStick from '#mirror/jobs/prove_stick'
import ReceiveEditions from '#mirror/jobs/receive_editions'
import Origin from '#mirror/models/origin'
import Site from '#mirror/models/site'
import StickWrite from '#mirror/models/stick_write'

/** Sticks that were seen and are in still: each is taken once for every time it is plugged in. */
let present = new Set<string>()

const keyOf = ({ folder, label }: FoundStick) => `${folder} ${label?.id ?? ''}`

/**
 * Looks at the sticks that were plugged in since the last look: a mirror imports them, an origin hears what its mirrors left
 * on them. @returns how many imports began
 */
export async function watchSticks(table?: string): Promise<number> {
  const sticks = await findSticks(table)
  const fresh = sticks.filter((stick) => !present.has(keyOf(stick)))
  present = new Set(sticks.map(keyOf))
  await noteTakenOut(sticks)
  if (fresh.length === 0) return 0
  await hearOrigins(fresh)
  const origin = await Origin.query().where('state', 'active').first()
  if (!origin) return 0
  // What others signed is of no use here; who thinks otherwise imports it by hand.
  const ours = nameOf(Buffer.from(origin.root ?? '', 'utf8'))
  const toTake = fresh.filter(({ label }) => label && label.origin === ours)
  for (const { folder } of toTake) {
    await transaction((trx) => startJob(trx, SYSTEM, ReceiveEditions, { folder }))
  }
  return toTake.length
}

async function hearOrigins(fresh: FoundStick[]) {
  const hasSites = (await Site.query().first()) !== null
  for (const { mount, folder, label } of fresh) {
    if (hasSites) await readNotes(folder, label?.id ?? null)
    const own = label && (await unproven().where('stickId', label.id).first())
    if (!own || !own.takenOutAt) continue
    await transaction((trx) => startJob(trx, SYSTEM, ProveStick, { writeId: own.id, mount }))
  }
}

const unproven = () => StickWrite.query().where('state', 'written').where('isProven', false)

/** What was out is read from the stick itself afterwards, not from what the system remembers. */
async function noteTakenOut(sticks: FoundStick[]) {
  const here = new Set(sticks.map(({ label }) => label?.id))
  for (const { id, stickId } of await unproven().whereNull('takenOutAt')) {
    if (here.has(stickId ?? undefined)) continue
    await StickWrite.query().where('id', id).update({ taken_out_at: sqlTime() })
  }
}

/** The longest pause between two questions; where the next is later than that, a clock was wrong. */
const LONGEST = { hours: 12 }

/** Whether it is time to ask the origin. */
export async function isPollDue(now: string) {
  const latest = sqlTime(readTime(now).plus(LONGEST))
  const row = await db
    .from('mirror_origins')
    .where('state', 'active')
    .whereNotNull('url')
    .where((due) =>
      due
        .whereNull('next_poll_at')
        .orWhere('next_poll_at', '<=', now)
        .orWhere('next_poll_at', '>', latest)
    )
    .first()
  return row !== null && row !== undefined
}
