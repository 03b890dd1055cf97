import { pagerOf } from '#shared/database/pager'
import { seenNames } from '#identity/queries/seen_names'
import Attempt from '#runtime/models/attempt'
import { attemptShape } from '#runtime/queries/attempt_shape'
import type Package from '#runtime/models/package'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const PER_PAGE = 25

/** The attempts at a package, the newest first; of one person where given. Pupils of other schools have no names here. */
export async function listAttempts(
  actor: Actor,
  row: Package,
  { personId, page }: { personId: string | null; page: number },
  locale: Locale
) {
  const scoped = () => {
    const query = Attempt.query().where('packageId', row.id)
    return personId ? query.where('personId', personId) : query
  }
  const [{ $extras: counted }] = await scoped().count('* as total')
  const pager = pagerOf(counted.total, page, PER_PAGE)
  const attempts = await scoped()
    .orderBy('lastAt', 'desc')
    .orderBy('id', 'desc')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
  const names = await seenNames(
    actor,
    attempts.map((one) => one.personId),
    locale
  )
  return {
    pager,
    attempts: attempts.map((attempt) => ({
      ...attemptShape(attempt, locale),
      person: names.get(attempt.personId) ?? '',
    })),
  }
}
