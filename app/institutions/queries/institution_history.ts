import InstitutionHistory from '#institutions/models/institution_history'
import { ZONE } from '#shared/clock'
import { formatDate } from '#shared/khmer/dates'
import { columnLabel } from '#shared/imports/import_heads'
import type { Locale } from '#config/i18n'

const MOST = 30

/** What an institution was called, coded and counted as before; the latest first. */
export async function institutionHistory(institutionId: string, locale: Locale) {
  const rows = await InstitutionHistory.query()
    .where('institution_id', institutionId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
  return rows.map(({ at, field, before, after }) => ({
    at: formatDate(at.setZone(ZONE), { locale }),
    field: columnLabel('institutions.institutions', field, locale),
    before: before ?? '',
    after: after ?? '',
  }))
}
