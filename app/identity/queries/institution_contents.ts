import db from '@adonisjs/lucid/services/db'
import { clock, ZONE } from '#shared/clock'
import { translate } from '#shared/http/translate'
import type { Locale } from '#config/i18n'

/** How many people have a role at the institution today, and how many classes it has. */
export default async function institutionContents(institutionId: string, locale: Locale) {
  const today = clock.now().setZone(ZONE).toISODate()!
  const people = await db
    .from('identity_memberships')
    .where('institution_id', institutionId)
    .where((query) => query.whereNull('ends_on').orWhere('ends_on', '>=', today))
    .countDistinct('person_id as total')
  const classes = await db
    .from('identity_classes')
    .where('institution_id', institutionId)
    .count('* as total')
  const href = `/people?institution=${institutionId}`
  return [
    { label: translate(locale, 'people.contents.people'), count: Number(people[0].total), href },
    { label: translate(locale, 'people.contents.classes'), count: Number(classes[0].total) },
  ]
}
