import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { forget } from '#shared/remembered'
import { levelSearch } from '#curriculum/level_search'
import { makeSyllabus } from '#tests/support/library'
import { makeCountry, signedIn } from '#tests/support/people'

/** The syllabus of `makeSyllabus` as a visible draft, the tracks, and a person who writes the curriculum. */
export async function makeCurriculum() {
  const ids = await makeSyllabus()
  const titles = { label_km: 'ផ្នែក', label_en: 'Track' }
  for (const [position, code] of ['science', 'social'].entries()) {
    const entry = { id: newId(), list: 'grade_track', code, position, ...titles }
    await db.table('institutions_code_entries').insert(entry)
  }
  await index()
  const country = await makeCountry()
  const writer = await signedIn('education_specialist', country.ministry)
  writer.browser.cookies.set('lang', 'en')
  forget()
  return { ids, country, writer }
}

/** Rows that tests insert by hand have no words to be found by. */
export async function index() {
  for (const [table, km, en] of [
    ['chapters', 'title_km', 'title_en'],
    ['lessons', 'title_km', 'title_en'],
    ['outcomes', 'text_km', 'text_en'],
  ]) {
    for (const row of await db.from(`curriculum_${table}`)) {
      const text = levelSearch(row.code, row[km], row[en])
      await db.from(`curriculum_${table}`).where('id', row.id).update({ search_text: text })
    }
  }
}
