import db from '@adonisjs/lucid/services/db'
import { remembered } from '#shared/remembered'

/**
 * Of each subject all names by which people look for it, for the synonyms of the search: the whole names, the short
 * English one and the others. Short Khmer names are words of their own (រូប is a picture) and left out.
 */
export const subjectNames = remembered(60, async (): Promise<string[][]> => {
  const rows = await db
    .from('curriculum_subjects')
    .where('is_retired', false)
    .select('name_km', 'name_en', 'short_en', 'also_called')
  return rows.map((row) => [
    row.name_km,
    row.name_en,
    row.short_en,
    ...((row.also_called as string | null) ?? '')
      .split(';')
      .map((name) => name.trim())
      .filter(Boolean),
  ])
})
