import { newCode, newId } from '#shared/ids'
import { forget } from '#shared/remembered'
import { makeSyllabus } from '#tests/support/library'
import db from '@adonisjs/lucid/services/db'
import type { RouteAccess } from './types.js'

/**
 * The curriculum and the calendar of the country are kept at the ministry. Everyone of the table's cast has a role at
 * a school, which does not reach so far; who may is shown in tests/functional/curriculum.
 */
const nobody = { allow: [] } as const

const syllabus = async () => {
  const standing = await db.from('curriculum_lessons').where('code', 'PHY-11-02-03').first()
  const ids = standing
    ? { framework: standing.framework_id as string, lesson: standing.id as string }
    : await makeSyllabus()
  return { id: ids.framework, code: 'PHY', subject: 'PHY', level: 'lesson', lesson: ids.lesson }
}

const lesson = async () => {
  const { lesson: id, level } = await syllabus()
  return { id, level }
}

const year = async () => {
  const standing = await db.from('curriculum_years').where('name', '2090-2091').first()
  if (standing) return { id: standing.id as string }
  const id = newId()
  const days = { starts_on: '2090-11-01', ends_on: '2091-09-30', school_days: '123456' }
  await db.table('curriculum_years').insert({ id, name: '2090-2091', place_code: '', ...days })
  forget()
  return { id }
}

const holiday = async () => {
  const id = newId()
  const names = { name_km: 'បុណ្យ', name_en: newCode() }
  await db.table('curriculum_holidays').insert({ id, day: '2090-11-09', place_code: '', ...names })
  return { id }
}

const document = async () => {
  const [id, identifier] = [newId(), newId()]
  const words = { uri: 'u', title: 'T', creator: 'C', changed: '2020-01-01T00:00:00Z' }
  const at = '2026-01-01 00:00:00'
  const source = JSON.stringify({ identifier, ...words })
  const row = { id, identifier, ...words, search_text: 't', source, created_at: at, updated_at: at }
  await db.table('curriculum_case_documents').insert(row)
  return { id: identifier, kind: 'CFSubjects' }
}

const open = (route: string, params?: RouteAccess['params']): RouteAccess => ({
  ...{ route, allow: 'everyone', params },
})

const closed = (route: string, params?: RouteAccess['params']): RouteAccess => ({
  ...{ route, params, ...nobody },
})

const CASE = [
  ...['documents', 'document', 'package', 'item', 'item_associations', 'association', 'rubric'],
  ...['definitions', 'definition'],
]

export const curriculumRoutes: RouteAccess[] = [
  open('curriculum.subjects.index'),
  open('curriculum.subjects.show', syllabus),
  open('curriculum.prints.show', syllabus),
  closed('curriculum.subjects.create'),
  closed('curriculum.subjects.store'),
  closed('curriculum.subjects.edit', syllabus),
  closed('curriculum.subjects.update', syllabus),
  open('curriculum.frameworks.index'),
  open('curriculum.frameworks.show', syllabus),
  open('curriculum.framework_differences.show', syllabus),
  open('curriculum.framework_sheets.show', syllabus),
  open('curriculum.framework_codes.show', syllabus),
  closed('curriculum.frameworks.create'),
  closed('curriculum.frameworks.store'),
  closed('curriculum.frameworks.edit', syllabus),
  closed('curriculum.frameworks.update', syllabus),
  closed('curriculum.framework_enforcements.store', syllabus),
  closed('curriculum.outlines.show', syllabus),
  closed('curriculum.nodes.create', syllabus),
  closed('curriculum.nodes.store', syllabus),
  closed('curriculum.nodes.edit', lesson),
  closed('curriculum.nodes.update', lesson),
  closed('curriculum.nodes.destroy', lesson),
  closed('curriculum.node_moves.store', lesson),
  closed('curriculum.node_retirements.store', lesson),
  closed('curriculum.node_retirements.destroy', lesson),
  open('curriculum.case_documents.index'),
  open('curriculum.case_documents.show', document),
  open('curriculum.case_documents.package', document),
  open('calendar.calendars.show'),
  open('calendar.calendar_prints.show'),
  open('calendar.years.index'),
  open('calendar.year_sheets.show'),
  closed('calendar.years.create'),
  closed('calendar.years.store'),
  closed('calendar.years.edit', year),
  closed('calendar.years.update', year),
  closed('calendar.years.destroy', year),
  open('calendar.holidays.index'),
  open('calendar.holiday_sheets.show'),
  closed('calendar.holidays.create'),
  closed('calendar.holidays.store'),
  closed('calendar.holidays.edit', holiday),
  closed('calendar.holidays.update', holiday),
  closed('calendar.holidays.destroy', holiday),
  ...['v1p0', 'v1p1'].flatMap((version) =>
    CASE.map((name) => open(`case.${version}.${name}`, document))
  ),
]
