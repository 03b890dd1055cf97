import { ownerNames } from '#operations/queries/owner_names'
import Contact from '#operations/models/contact'
import type { Locale } from '#config/i18n'

/** The named contacts of an institution. */
export async function contactsOf(institutionId: string, locale: Locale) {
  const rows = await Contact.query().where('institution_id', institutionId).orderBy('created_at')
  const names = await ownerNames(
    rows.map((row) => row.personId),
    locale
  )
  return rows.map(({ id, personId, topic, phone }) => ({
    ...{ id, topic, phone },
    name: names.get(personId) ?? '',
  }))
}
