import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#shared/actor'
import { createFramework } from '#curriculum/actions/create_framework'
import { caseDocument } from '#tests/support/case_document'
import type { Stop } from '#tests/support/page_tour'

const writer = 'education_specialist'
const admin = 'administrator'

const framework = () => db.from('curriculum_frameworks').orderBy('created_at').firstOrFail()

const standing = async () => {
  const { id } = await framework()
  return `/curriculum/frameworks/${id}`
}

/** A draft copied from the pack's version, made once. */
async function draft(): Promise<string> {
  const known = await db.from('curriculum_frameworks').where('version', 'tour').first()
  if (known) return known.id
  const { id } = await framework()
  const words = { titleKm: 'សេចក្ដីព្រាង', titleEn: 'Draft', noteKm: null, noteEn: null }
  const made = await createFramework(
    SYSTEM,
    { code: 'KH-USS-STEM', version: 'tour', yearFrom: null, isVisible: false, ...words },
    id
  )
  if (!made.ok) throw new Error(made.error.type)
  const changed = db.from('curriculum_lessons').where({ framework_id: made.value.id })
  await changed.where('code', 'PHY-11-02-03').update({ title_en: 'Another title', hours: 9 })
  return made.value.id
}

const node = async (level: string, code: string) => {
  const id = await draft()
  const row = await db.from(`curriculum_${level}s`).where({ framework_id: id, code }).firstOrFail()
  return `/curriculum/nodes/${level}/${row.id}/edit`
}

const subjectId = async () => {
  const { id } = await db.from('curriculum_subjects').where('code', 'PHY').firstOrFail()
  return id
}

const of = (table: string, path: string) => async () => {
  const { id } = await db.from(table).orderBy('id').firstOrFail()
  return `${path}/${id}/edit`
}

/** The curriculum as those who write it see it, the calendar, the code lists. */
export const curriculum: Stop[] = [
  { name: 'syllabus, found', budget: 'browse', path: '/curriculum?q=newton' },
  { name: 'syllabus, nothing found', budget: 'browse', path: '/curriculum?q=zzzzz' },
  { name: 'syllabus, filtered', budget: 'browse', path: '/curriculum/MAT?grade=11&track=social' },
  { name: 'syllabus on paper', budget: 'dashboard', path: '/curriculum/PHY/print?grade=11' },
  { name: 'new subject', budget: 'text', as: writer, path: '/curriculum/subjects/create' },
  { name: 'edit subject', budget: 'text', as: writer, path: '/curriculum/subjects/PHY/edit' },
  { name: 'versions', budget: 'text', path: '/curriculum/frameworks' },
  { name: 'version', budget: 'text', as: writer, path: standing },
  { name: 'new version', budget: 'text', as: writer, path: '/curriculum/frameworks/create' },
  {
    name: 'new version, refused',
    budget: 'text',
    as: writer,
    path: '/curriculum/frameworks/create',
    form: { action: '/curriculum/frameworks', fields: { code: '!' } },
    status: 422,
  },
  {
    name: 'edit version',
    budget: 'text',
    as: writer,
    path: async () => `${await standing()}/edit`,
  },
  {
    name: 'differences',
    budget: 'text',
    as: writer,
    path: async () => `/curriculum/frameworks/${await draft()}/differences`,
  },
  {
    name: 'outline',
    budget: 'text',
    as: writer,
    path: async () => `/curriculum/frameworks/${await draft()}/outline/MAT?grade=11`,
  },
  {
    name: 'new chapter',
    budget: 'text',
    as: writer,
    path: async () =>
      `/curriculum/frameworks/${await draft()}/nodes/create?level=chapter&above=${await subjectId()}`,
  },
  { name: 'chapter', budget: 'text', as: writer, path: () => node('chapter', 'PHY-11-02') },
  { name: 'lesson', budget: 'text', as: writer, path: () => node('lesson', 'PHY-11-02-03') },
  { name: 'outcome', budget: 'text', as: writer, path: () => node('outcome', 'PHY-11-02-03-K1') },
  {
    name: 'CASE documents',
    budget: 'text',
    as: writer,
    path: async () => (await caseDocument(), '/curriculum/documents'),
  },
  { name: 'CASE document', budget: 'text', path: caseDocument },
  { name: 'CASE item', budget: 'text', path: async () => `${await caseDocument()}?item=tour-item` },
  { name: 'calendar', budget: 'dashboard', as: admin, path: '/calendar?year=2026-2027' },
  { name: 'calendar on paper', budget: 'dashboard', path: '/calendar/print?year=2026-2027' },
  { name: 'academic years', budget: 'text', as: admin, path: '/calendar/years' },
  { name: 'new academic year', budget: 'text', as: admin, path: '/calendar/years/create' },
  {
    name: 'new academic year, refused',
    budget: 'text',
    as: admin,
    path: '/calendar/years/create',
    form: { action: '/calendar/years', fields: { name: 'x' } },
    status: 422,
  },
  {
    name: 'edit academic year',
    budget: 'text',
    as: admin,
    path: of('curriculum_years', '/calendar/years'),
  },
  { name: 'holidays', budget: 'dashboard', as: admin, path: '/calendar/holidays?year=2027' },
  { name: 'new holiday', budget: 'text', as: admin, path: '/calendar/holidays/create' },
  {
    name: 'edit holiday',
    budget: 'text',
    as: admin,
    path: of('curriculum_holidays', '/calendar/holidays'),
  },
  { name: 'code lists', budget: 'text', as: admin, path: '/code-lists' },
  { name: 'code list', budget: 'dashboard', as: admin, path: '/code-lists/position' },
  {
    name: 'code list, nothing found',
    budget: 'text',
    as: admin,
    path: '/code-lists/position?q=zzzz',
  },
  { name: 'new code', budget: 'text', as: admin, path: '/code-lists/position/create' },
  {
    name: 'new code, refused',
    budget: 'text',
    as: admin,
    path: '/code-lists/position/create',
    form: { action: '/code-lists/position', fields: { code: '!' } },
    status: 422,
  },
  { name: 'edit code', budget: 'text', as: admin, path: '/code-lists/position/1/edit' },
]
