import * as state from '#tests/support/tour_states'
import type { Stop } from '#tests/support/page_tour'

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
