import { SYSTEM, type Actor } from '#shared/actor'
import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { notify } from '#identity/actions/notify'
import Package from '#runtime/models/package'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Trx = TransactionClientContract

/** Keeps a package from being played after a report. Records of attempts stay as they are. */
export const hidePackage = (trx: Trx, actor: Actor, code: string) => turn(trx, actor, code, true)

/** Lets a package play again that was hidden after a report. */
export const releasePackage = (trx: Trx, actor: Actor, code: string) =>
  turn(trx, actor, code, false)

async function turn(trx: Trx, actor: Actor, code: string, hidden: boolean) {
  const row = await Package.query({ client: trx }).where('code', code).forUpdate().first()
  if (!row || (row.hiddenAt !== null) === hidden) return
  await row.merge({ hiddenAt: hidden ? clock.now() : null }).save()
  const kind = hidden ? 'runtime.package_hidden' : 'runtime.package_released'
  const { id, institutionId, title } = row
  await audit(trx, actor, { verb: kind, subject: { type: 'package', id }, institutionId })
  const href = `/packages/${row.code}`
  const to = row.createdBy === SYSTEM.personId ? [] : [row.createdBy]
  await notify(trx, { kind, to, href, institutionId, data: { title } })
}
