import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import * as state from '#tests/support/tour_states'
import type { Site } from '#tests/support/site'
import type { Stop } from '#tests/support/page_tour'

const ALL_EXPORTS = '/administration/exports'

/** One that can be fetched, with what stayed; one whose file is gone; one that stopped. */
async function madeExports(site: Site) {
  const { id: personId } = await state.person(site.account('teacher').username)
  const at = sqlTime()
  const stays = JSON.stringify([{ code: 'K7QM2XA', title: 'ច្បាប់ញូតុន', reason: 'licence' }])
  const values = { kind: 'files', title: 'បណ្ណាល័យទាំងមូល', language: 'km', choice: '{}' }
  const common = { ...values, created_by: personId, created_at: at, resources: 3, stays }
  await db.table('library_exports').multiInsert([
    { ...common, id: newId(), done_at: at, size: 123_456, expires_at: sqlTime(inAWeek()) },
    { ...common, id: newId(), done_at: at, size: null, expires_at: null, kind: 'kolibri' },
    { ...common, id: newId(), done_at: null, size: null, expires_at: null },
  ])
}

const inAWeek = () => clock.now().plus({ days: 7 })

/** The library for those who write, review and publish. */
export const authors: Stop[] = [
  { name: 'home of a teacher', budget: 'browse', as: 'teacher', path: '/' },
  { name: 'nothing taken along', budget: 'text', as: 'teacher', path: '/library/exports' },
  {
    name: 'take resources along',
    budget: 'text',
    as: 'teacher',
    path: '/library/exports/create?query=grade%3D11',
  },
  { name: 'exports of all, none', budget: 'dashboard', as: 'administrator', path: ALL_EXPORTS },
  {
    name: 'exports of all',
    budget: 'dashboard',
    as: 'administrator',
    path: async (site) => (await madeExports(site), ALL_EXPORTS),
  },
  {
    name: 'exports',
    budget: 'text',
    as: 'teacher',
    path: async (site) => (await madeExports(site), '/library/exports'),
  },
  { name: 'library of a teacher', budget: 'browse', as: 'teacher', path: '/library' },
  {
    name: 'guide for teachers',
    budget: 'resource',
    as: 'teacher',
    path: () => state.resourcePath('friction-teacher-guide'),
  },
  { name: 'no drafts', budget: 'browse', as: 'dara.teacher', path: '/library/mine' },
  {
    name: 'drafts',
    budget: 'browse',
    as: 'trainer',
    path: async (site) => (await state.draftOf(site, 'trainer'), '/library/mine'),
  },
  {
    name: 'draft',
    budget: 'resource',
    as: 'trainer',
    path: (site) => state.draftOf(site, 'trainer'),
  },
  {
    name: 'draft of another',
    budget: 'resource',
    as: 'content_reviewer',
    path: (site) => state.draftOf(site, 'trainer'),
  },
  {
    name: 'published, for a reviewer',
    budget: 'resource',
    as: 'content_reviewer',
    path: () => state.resourcePath('plant-cell'),
  },
  { name: 'new draft', budget: 'authoring', as: 'trainer', path: '/library/create?subject=PHY' },
  {
    name: 'new draft, refused',
    budget: 'authoring',
    as: 'trainer',
    path: '/library/create',
    form: { action: '/library', fields: { subject: 'PHY', body_km: 'អត្ថបទ', licence: 'none' } },
    status: 422,
  },
  {
    name: 'edit draft',
    budget: 'authoring',
    as: 'trainer',
    path: async (site) => `${await state.draftOf(site, 'trainer')}/edit`,
  },
]
