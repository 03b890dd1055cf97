import { notEnded } from '#identity/queries/current_memberships'
import { normaliseIdentifier } from '#identity/secrets/normalise'
import { listInstitutions } from '#institutions/queries/list_institutions'
import Institution from '#institutions/models/institution'
import Person from '#identity/models/person'
import type { Locale } from '#config/i18n'

/** The institution of this code, or the only one of this name; else those that fit, at most five. */
export async function institutionTyped(typed: string, locale: Locale) {
  const text = typed.trim()
  const [byCode] = await Institution.query()
    .where('location_code', text)
    .orWhere('emis_code', text)
    .limit(1)
  if (byCode) return { found: byCode.id, several: [] }
  const { rows } = await listInstitutions({ q: text, perPage: 5 }, locale)
  return rows.length === 1 ? { found: rows[0].id, several: [] } : { found: null, several: rows }
}

/**
 * The one person of the institution with exactly this number or user name; null where there is none or more than
 * one. For schools that ask for somebody they don't see yet.
 */
export async function personTyped(institutionId: string, typed: string): Promise<Person | null> {
  const name = normaliseIdentifier(typed)
  const found = await Person.query()
    .whereHas('memberships', (held) =>
      notEnded(held).where('institution_id', institutionId).where('is_guest', false)
    )
    .where((query) =>
      query
        .whereIn('student_number', [name, name.toUpperCase()])
        .orWhereIn('payroll_id', [name, name.toUpperCase()])
        .orWhereHas('user', (user) => user.where('username', name))
    )
    .limit(2)
  return found.length === 1 ? found[0] : null
}
