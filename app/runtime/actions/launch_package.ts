import { randomBytes } from 'node:crypto'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { failed, ok } from '#shared/result'
import { publish } from '#shared/outbox/publish'
import { transaction } from '#shared/database/transaction'
import { LAUNCH_HOURS } from '#runtime/content/open_launch'
import { packageKind, type PackageKind } from '#runtime/kinds/registry'
import AttemptStarted from '#runtime/events/attempt_started'
import { blocksOf } from '#runtime/kinds/blocks_of'
import Attempt from '#runtime/models/attempt'
import Launch from '#runtime/models/launch'
import type Package from '#runtime/models/package'
import type { Actor } from '#shared/actor'
import type { LaunchMode } from '#runtime/types'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export const launchWishes = ['go_on', 'again', 'review', 'browse'] as const
export type LaunchWish = (typeof launchWishes)[number]

type Wish = {
  /** The origin of the page that will frame the player. */
  appOrigin: string
  /**
   * `again`: a new attempt, also where one is open. `review`: looks at the last one and changes nothing. `browse`:
   * looks around in what has that mode, and nothing is judged.
   */
  wish?: LaunchWish
  /** Where the player leads when it is left: a path of this server. The package's own page where it is absent. */
  back?: string
}

/**
 * Opens a package for a person: their open attempt goes on, or a new one begins, as the package's rules say. Whether
 * they may play it is for the caller to have decided. The page to show is `/launches/:id` of the result.
 */
export async function launchPackage(
  actor: Actor,
  row: Package,
  { appOrigin, wish = 'go_on', back }: Wish
) {
  if (row.hiddenAt) return failed({ type: 'hidden' })
  if (!row.currentVersionId) return failed({ type: 'not_ready' })
  const blocks = await blocksOf(row.currentVersionId)
  if (blocks.length > 0) return failed({ type: 'blocked' })
  return transaction(async (trx) => {
    const attempts = await Attempt.query({ client: trx })
      .where({ packageId: row.id, personId: actor.personId })
      .orderBy('number', 'desc')
    const last = attempts.at(0)
    const kind = packageKind(row.kind)
    const mode = modeOf(wish, last, kind)
    const isOpen = last !== undefined && (last.state === 'open' || kind?.returns === true)
    const goesOn =
      (mode !== 'normal' && last !== undefined) ||
      (isOpen && wish !== 'again' && row.rules.attempts === 'resume')
    if (!goesOn && row.rules.maxAttempts !== null && attempts.length >= row.rules.maxAttempts) {
      return failed({ type: 'no_more_attempts' })
    }
    const attempt = goesOn ? last! : await begin(trx, actor, row, (last?.number ?? 0) + 1)
    const now = clock.now()
    const launch = await Launch.create(
      {
        ...{ id: newId(), attemptId: attempt.id, personId: actor.personId, mode, appOrigin },
        ...{ nonce: randomBytes(18).toString('base64url'), commitSequence: 0, closedAt: null },
        back: back ?? null,
        ...{ createdAt: now, expiresAt: now.plus({ hours: LAUNCH_HOURS }) },
      },
      { client: trx }
    )
    return ok({ launch, attempt })
  })
}

function modeOf(wish: LaunchWish, last: Attempt | undefined, kind?: PackageKind): LaunchMode {
  if (wish === 'review' && last) return 'review'
  return wish === 'browse' && kind?.modes?.includes('browse') ? 'browse' : 'normal'
}

async function begin(trx: TransactionClientContract, actor: Actor, row: Package, number: number) {
  const now = clock.now()
  const versionId = row.currentVersionId!
  const none = { scoreScaled: null, scoreRaw: null, scoreMin: null, scoreMax: null }
  const attempt = await Attempt.create(
    {
      ...{
        id: newId(),
        packageId: row.id,
        versionId,
        personId: actor.personId,
        number,
        state: 'open',
      },
      ...{ completion: 'unknown', success: 'unknown', ...none, totalSeconds: 0, currentSco: null },
      ...{ sequencing: null, holderLaunchId: null, startedAt: now, lastAt: now, finishedAt: null },
    },
    { client: trx }
  )
  const body = { packageId: row.id, versionId, personId: actor.personId }
  await publish(trx, new AttemptStarted(attempt.id, body))
  await packageKind(row.kind)?.begun?.(trx, attempt, row)
  return attempt
}
