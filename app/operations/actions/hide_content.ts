import { hideableAt } from '#shared/moderation/hideable'
import { HIDDEN } from '#operations/reports/kinds'
import Report from '#operations/models/report'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Trx = TransactionClientContract

/** Keeps what a reported page shows from its readers. */
export async function hideContent(trx: Trx, actor: Actor, page: string | null) {
  const found = hideableAt(page)
  await found?.kind.hide(trx, actor, found.code)
}

/** Shows it again, unless another report keeps it hidden: its page may have been reported under several addresses. */
export async function releaseContent(trx: Trx, actor: Actor, page: string | null) {
  const found = hideableAt(page)
  if (!found) return
  const others = await Report.query({ client: trx })
    .where({ state: 'closed', outcome: HIDDEN })
    .select('page')
  const stays = others.some((other) => {
    const hidden = hideableAt(other.page)
    return hidden?.kind === found.kind && hidden.code === found.code
  })
  if (!stays) await found.kind.release(trx, actor, found.code)
}
