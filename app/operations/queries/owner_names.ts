import Person from '#identity/models/person'
import { SYSTEM } from '#shared/actor'
import { translate } from '#shared/http/translate'
import { personName } from '#identity/queries/person_name'
import type { Job } from '#shared/jobs/job'
import type { Locale } from '#config/i18n'

/** Names of the people who started jobs, by id. */
export async function ownerNames(jobs: Job[], locale: Locale) {
  const people = await Person.findMany([...new Set(jobs.map((job) => job.ownerId))])
  const names = new Map(people.map((person) => [person.id, personName(person, locale)]))
  return names.set(SYSTEM.personId, translate(locale, 'audit.system'))
}
