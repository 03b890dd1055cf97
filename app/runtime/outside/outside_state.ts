import db from '@adonisjs/lucid/services/db'
import OutsideOrigin, { type OutsideState } from '#runtime/models/outside_origin'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** What was decided about another site to which a package leads. */
export async function outsideState(
  packageId: string,
  origin: string,
  client?: QueryClientContract
): Promise<OutsideState | undefined> {
  const row = await OutsideOrigin.query({ client }).where({ packageId, origin }).first()
  return row?.state
}

/** Whether any package may lead there: what a browser asks before a page there may speak to the record store. */
export async function isApprovedAnywhere(origin: string): Promise<boolean> {
  const row = await db
    .from('runtime_outside_origins')
    .where({ origin, state: 'approved' })
    .select('id')
    .first()
  return row !== null
}
