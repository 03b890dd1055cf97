import db from '@adonisjs/lucid/services/db'
import { inLocale } from '#shared/http/translate'
import { remembered } from '#shared/remembered'
import type { Locale } from '#config/i18n'

export type SubjectItem = {
  id: string
  code: string
  name: string
  short: string
  colour: string
  position: number
}

const rows = remembered(60, () =>
  db
    .from('curriculum_subjects')
    .where('is_retired', false)
    .orderBy('position')
    .orderBy('code')
    .select('id', 'code', 'name_km', 'name_en', 'short_km', 'short_en', 'colour', 'position')
)

/** The subjects of the syllabus in their order, in the reader's language. Read at most once a minute. */
export async function listSubjects(locale: Locale): Promise<SubjectItem[]> {
  const subjects = await rows()
  return subjects.map((row) => ({
    id: row.id,
    code: row.code,
    name: inLocale(locale, row.name_km, row.name_en),
    short: inLocale(locale, row.short_km, row.short_en),
    colour: row.colour,
    position: Number(row.position),
  }))
}
