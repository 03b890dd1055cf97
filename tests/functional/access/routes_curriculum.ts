import { newCode, newId } from '#shared/ids'
import { forget } from '#shared/remembered'
import db from '@adonisjs/lucid/services/db'
import type { RouteAccess } from './types.js'

const subject = async () => {
  const framework = { id: newId(), code: newCode(), version: '1', status: 'draft' }
  const names = { title_km: 'កម្មវិធីសិក្សា', title_en: 'Curriculum' }
  await db.table('curriculum_frameworks').insert({ ...framework, ...names })
  const code = newCode()
  await db.table('curriculum_subjects').insert({
    ...{ id: newId(), framework_id: framework.id, code, colour: 'phys', position: 1 },
    ...{ name_km: 'រូបវិទ្យា', name_en: 'Physics', short_km: 'រូប', short_en: 'Physics' },
  })
  forget()
  return { code }
}

export const curriculumRoutes: RouteAccess[] = [
  { route: 'curriculum.subjects.index', allow: 'everyone' },
  { route: 'curriculum.subjects.show', allow: 'everyone', params: subject },
]
