import db from '@adonisjs/lucid/services/db'
import Institution from '#institutions/models/institution'

/** Mergers of mergers; a longer chain is a circle that a list has brought. */
const MOST_STEPS = 10

/**
 * The institution that a location or EMIS code means today: also an old code of one, and of one that was merged
 * the one that took its place.
 */
export async function findByCode(code: string): Promise<Institution | null> {
  let found = await Institution.query()
    .where('location_code', code)
    .orWhere('emis_code', code)
    .first()
  if (!found) {
    const former = await db
      .from('institutions_histories')
      .whereIn('field', ['location_code', 'emis_code'])
      .where('before', code)
      .orderBy('at', 'desc')
      .first()
    found = former ? await Institution.find(former.institution_id) : null
  }
  for (let step = 0; found?.mergedIntoId && step < MOST_STEPS; step++) {
    found = await Institution.find(found.mergedIntoId)
  }
  return found
}
