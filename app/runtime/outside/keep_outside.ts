import { newId } from '#shared/ids'
import { holdersOf } from '#identity/queries/holders_of'
import { notify } from '#identity/actions/notify'
import Package from '#runtime/models/package'
import OutsideOrigin from '#runtime/models/outside_origin'
import type PackageVersion from '#runtime/models/package_version'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Another site to which a package leads: an address there, and how many there are. */
export type Outside = { origin: string; example: string; count: number }

/**
 * Notes to which sites the newest version leads. What was decided about a site stays; a new one waits for an
 * administrator, who is told.
 */
export async function keepOutside(
  trx: TransactionClientContract,
  { packageId }: PackageVersion,
  found: Outside[]
) {
  const row = await Package.findOrFail(packageId, { client: trx })
  await row.merge({ leadsOutside: found.length > 0 }).save()
  const standing = await OutsideOrigin.query({ client: trx }).where('packageId', row.id)
  const byOrigin = new Map(standing.map((one) => [one.origin, one]))
  const leads = new Set(found.map(({ origin }) => origin))
  for (const gone of standing.filter(({ origin }) => !leads.has(origin))) {
    await gone.merge({ count: 0 }).save()
  }
  let isNew = false
  for (const { origin, example, count } of found) {
    const before = byOrigin.get(origin)
    if (before) {
      await before.merge({ example, count }).save()
      continue
    }
    isNew = true
    await OutsideOrigin.create(
      {
        ...{ id: newId(), packageId: row.id, origin, example, count, state: 'waiting' },
        ...{ reason: null, decidedBy: null, decidedAt: null },
      },
      { client: trx }
    )
  }
  if (isNew) await tell(trx, row)
}

async function tell(trx: TransactionClientContract, row: Package) {
  await notify(trx, {
    ...{ kind: 'runtime.outside_waiting', to: await holdersOf(['administrator'], null, trx) },
    ...{ data: { title: row.title }, href: '/administration/outside-addresses' },
    institutionId: row.institutionId,
  })
}
