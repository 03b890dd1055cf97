import type { Stop } from '#tests/support/page_tour'

/** A server without content and people. */
export const empty: Stop[] = [
  { name: 'home without content', budget: 'browse', path: '/' },
  { name: 'library without content', budget: 'browse', path: '/library' },
  { name: 'handbook without pages', budget: 'browse', path: '/handbook' },
  { name: 'syllabus without subjects', budget: 'browse', path: '/curriculum' },
  { name: 'first run', budget: 'text', path: '/first-run' },
  {
    name: 'first run, refused',
    budget: 'text',
    path: '/first-run',
    form: { action: '/first-run', fields: { code: 'x', username: 'A B', surname_km: 'ចាន់' } },
    status: 422,
  },
]
