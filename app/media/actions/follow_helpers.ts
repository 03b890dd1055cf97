import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#shared/actor'
import { helper, type HelperName } from '#shared/helpers'
import { retryPreparations } from '#media/actions/retry_preparations'

/** The waiting preparations for which nothing is missing any more. */
async function ready(): Promise<string[]> {
  const rows = await db
    .from('media_preparations')
    .where('state', 'waiting')
    .orderBy('created_at')
    .limit(1000)
    .select('id', 'waits_for')
  return rows
    .filter(({ waits_for: names }) =>
      String(names ?? '')
        .split(',')
        .some((name) => helper(name as HelperName))
    )
    .map(({ id }) => id)
}

export async function helpersHaveCome() {
  const ids = await ready()
  return ids.length > 0
}

/** Goes on with what waited for a program that is on the machine now. @returns how many */
export async function followHelpers(): Promise<number> {
  const ids = await ready()
  return ids.length > 0 ? retryPreparations(SYSTEM, { ids, states: ['waiting'] }) : 0
}
