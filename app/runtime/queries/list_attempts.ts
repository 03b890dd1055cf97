import Person from '#identity/models/person'
import Attempt from '#runtime/models/attempt'
import { attemptShape } from '#runtime/queries/attempt_shape'
import type Package from '#runtime/models/package'
import type { Locale } from '#config/i18n'

const MOST = 50

/** The newest attempts at a package; of one person where given. */
export async function listAttempts(row: Package, personId: string | null, locale: Locale) {
  const query = Attempt.query().where('packageId', row.id)
  if (personId) query.where('personId', personId)
  const attempts = await query.orderBy('lastAt', 'desc').orderBy('id', 'desc').limit(MOST)
  const people = await Person.findMany([...new Set(attempts.map((one) => one.personId))])
  const names = new Map(people.map((person) => [person.id, person.name(locale)]))
  return attempts.map((attempt) => ({
    ...attemptShape(attempt, locale),
    person: names.get(attempt.personId) ?? '',
  }))
}
