/**
 * What everybody may see and other programs are told of: published, for the whole country, not for staff alone, on the
 * shelf of the library. Feeds, harvests, the sitemap, the API and exports for visitors take nothing else.
 */
export const OPEN = {
  ...{ state: 'published', scope: 'national', teacher_only: false, shelf: 'open' },
} as const

type Standing = { state: string; scope: string; teacherOnly: boolean; shelf: string }

export const isOpen = ({ state, scope, teacherOnly, shelf }: Standing) =>
  state === OPEN.state && scope === OPEN.scope && !teacherOnly && shelf === OPEN.shelf
