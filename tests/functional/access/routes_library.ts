import { newId } from '#shared/ids'
import { makeResource } from '#tests/support/library'
import type { Role } from '#identity/types'
import type { RouteAccess, World } from './types.js'

const AUTHORS: Role[] = [
  ...(['teacher', 'technical_group_leader', 'trainer', 'education_specialist'] as const),
  ...(['content_reviewer', 'library_administrator', 'administrator'] as const),
]
const EDITORS: Role[] = [
  ...(['education_specialist', 'content_reviewer'] as const),
  ...(['library_administrator', 'administrator'] as const),
]
const DECIDERS: Role[] = [
  ...(['technical_group_leader', 'school_leader', 'content_reviewer'] as const),
  ...(['library_administrator', 'administrator'] as const),
]

const resource = async ({ schoolId }: World) => {
  const { code } = await makeResource({
    institutionId: schoolId,
    files: [{ name: 'a.txt', content: 'text' }],
  })
  return { code, name: 'a.txt' }
}

/** Captions, as they were made ready. */
const made = async ({ schoolId }: World) => {
  const name = 'a.vtt'
  const content = 'WEBVTT\n\n00:00.000 --> 00:01.000\nword'
  const { code } = await makeResource({ institutionId: schoolId, files: [{ name, content }] })
  return { code, name, made: 'captions.vtt' }
}

/** What the school keeps for its own: it decides about that. */
const own = async ({ schoolId }: World, state = 'published') => {
  const { code } = await makeResource({
    ...{ institutionId: schoolId, scope: 'institution', state, isApproved: true },
    files: [{ name: 'a.txt', content: 'text' }],
  })
  return { code }
}
const retired = (world: World) => own(world, 'retired')

const draft = async ({ schoolId }: World) => {
  const { code } = await makeResource({ institutionId: schoolId, state: 'draft' })
  return { code }
}

const citation = async (world: World) => ({ ...(await resource(world)), format: 'ris' })

const version = async (world: World) => ({ ...(await resource(world)), number: '1' })

const relation = async (world: World) => ({ ...(await draft(world)), relation: newId() })

export const libraryRoutes: RouteAccess[] = [
  { route: 'library.resources.index', allow: 'everyone' },
  { route: 'library.resources.show', allow: 'everyone', params: resource },
  { route: 'library.files.show', allow: 'everyone', params: resource },
  { route: 'library.derivatives.show', allow: 'everyone', params: made },
  { route: 'library.versions.index', allow: 'everyone', params: resource },
  { route: 'library.versions.show', allow: 'everyone', params: version },
  { route: 'library.versions.file', allow: 'everyone', params: version },
  { route: 'library.relations.index', allow: 'everyone', params: resource },
  { route: 'library.relations.store', allow: EDITORS, params: draft },
  { route: 'library.relations.destroy', allow: EDITORS, params: relation },
  {
    route: 'library.adaptations.store',
    allow: AUTHORS,
    params: resource,
    body: { kind: 'translated_from' },
  },
  { route: 'library.bundles.show', allow: 'everyone', params: resource },
  { route: 'library.citations.show', allow: 'everyone', params: citation },
  { route: 'library.plays.show', allow: 'everyone', params: resource },
  { route: 'library.plays.store', allow: 'signed_in', params: resource },
  { route: 'library.viewings.store', allow: 'signed_in', params: resource },
  { route: 'library.proofs.show', allow: EDITORS, params: draft },
  { route: 'library.exports.index', allow: AUTHORS },
  { route: 'library.exports.create', allow: AUTHORS },
  { route: 'library.exports.store', allow: AUTHORS },
  { route: 'library.exports.show', allow: AUTHORS, params: () => ({ id: newId() }) },
  { route: 'library.exports.destroy', allow: AUTHORS, params: () => ({ id: newId() }) },
  // For the country only: the players are of a school.
  { route: 'library.all_exports.index', allow: [] },
  { route: 'library.all_exports.destroy', allow: [], params: () => ({ id: newId() }) },
  { route: 'library.harvests.show', allow: 'everyone' },
  { route: 'library.harvests.store', allow: 'everyone' },
  { route: 'library.feeds.index', allow: 'everyone' },
  { route: 'library.feeds.rss', allow: 'everyone' },
  { route: 'library.feeds.atom', allow: 'everyone' },
  { route: 'library.sitemaps.index', allow: 'everyone' },
  { route: 'library.sitemaps.show', allow: 'everyone', params: () => ({ number: '1' }) },
  { route: 'library.sitemaps.robots', allow: 'everyone' },
  { route: 'library.handbook.index', allow: 'everyone' },
  { route: 'library.resources.create', allow: AUTHORS },
  { route: 'library.resources.store', allow: AUTHORS },
  { route: 'library.drafts.index', allow: AUTHORS },
  { route: 'library.own_resources.index', allow: 'signed_in' },
  { route: 'library.resources.edit', allow: EDITORS, params: draft },
  { route: 'library.resources.update', allow: DECIDERS, params: own },
  { route: 'library.publications.store', allow: DECIDERS, params: retired },
  { route: 'library.publications.destroy', allow: DECIDERS, params: own },
]
