import db from '@adonisjs/lucid/services/db'
import { licenceChoices } from '#library/queries/licences'
import { gradeChoices, trackChoices } from '#library/queries/grade_choices'
import { listSubjects } from '#curriculum/queries/list_subjects'
import type { ResourceRow } from '#library/queries/find_resource'

/** The codes that the form of a resource may send: what may be chosen today, and what stands already. */
export async function resourceCodes(resource?: ResourceRow) {
  const licences = await licenceChoices('en', resource?.licence)
  const subjects = await listSubjects('en')
  const row = resource && (await db.from('library_resources').where('id', resource.id).first())
  const tracks = await trackChoices('en', row?.track)
  return {
    licences: licences.map(({ code }) => code),
    subjects: subjects.map(({ code }) => code),
    grades: await gradeChoices(resource?.grades),
    tracks: tracks.map(({ value }) => value),
  }
}
