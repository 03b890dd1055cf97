import Subject from '#curriculum/models/subject'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** The subject of the syllabus, or null. */
export const findSubject = (id: string, client?: QueryClientContract) =>
  Subject.find(id, { client })
