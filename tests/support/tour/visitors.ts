import * as state from '#tests/support/tour_states'
import type { Stop } from '#tests/support/page_tour'

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)

/** What everyone sees. */
export const visitors: Stop[] = [
  { name: 'home', budget: 'browse', path: '/' },
  { name: 'library', budget: 'browse', path: '/library' },
  {
    name: 'library, found',
    budget: 'browse',
    path: '/library?q=%E1%9E%90%E1%9E%B6%E1%9E%98%E1%9E%96%E1%9E%9B',
  },
  { name: 'library, filtered', budget: 'browse', path: '/library?subject=PHY&grade=11&sort=title' },
  { name: 'library, nothing found', budget: 'browse', path: '/library?q=zzzzzz' },
  { name: 'follow and reuse', budget: 'text', path: '/library/feeds?subject=PHY&grade=11' },
  { name: 'handbook', budget: 'browse', path: '/handbook' },
  { name: 'page', budget: 'resource', path: () => state.resourcePath('newton-second-law-tuk-tuk') },
  { name: 'picture', budget: 'resource', path: () => state.resourcePath('plant-cell') },
  { name: 'file', budget: 'resource', path: () => state.resourcePath('tonle-sap-practice-data') },
  {
    name: 'PDF',
    budget: 'resource',
    path: () => state.fileResource('pdf', 'slides.pdf', state.PDF),
  },
  {
    name: 'audio',
    budget: 'resource',
    path: () => state.fileResource('audio', 'talk.wav', state.WAV),
  },
  {
    name: 'bitmap',
    budget: 'resource',
    path: () => state.fileResource('image', 'dot.png', picture),
  },
  { name: 'syllabus', budget: 'browse', path: '/curriculum' },
  { name: 'syllabus of a subject', budget: 'browse', path: '/curriculum/PHY?grade=11' },
  { name: 'sign in', budget: 'text', path: '/sign-in?back=/library' },
  {
    name: 'sign in, refused',
    budget: 'text',
    path: '/sign-in',
    form: { action: '/sign-in', fields: { identifier: 'sok.dara', password: 'wrong' } },
    status: 422,
  },
  {
    name: 'sign in, form too old',
    budget: 'text',
    path: '/sign-in',
    form: { action: '/sign-in', fields: { _csrf: 'old', identifier: 'a', password: 'b' } },
    status: 403,
  },
  { name: 'no such page', budget: 'text', path: '/no/such/page', status: 404 },
]
