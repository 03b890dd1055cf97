import db from '@adonisjs/lucid/services/db'
import { hideResource, releaseResource } from '#library/actions/hide_resource'
import { hideCollection, releaseCollection } from '#library/actions/hide_collection'
import type { Hideable } from '#shared/moderation/hideable'

/** The pages of the library that a contact may hide after a report. */
export const hideableResources = {
  address: /^\/(?:library|handbook)\/([2-9a-hj-np-z]{7})(?:\/|$)/i,
  async exists(code) {
    const row = await db.from('library_resources').where('code', code).select('state').first()
    return row?.state === 'published' || row?.state === 'hidden'
  },
  hide: hideResource,
  release: releaseResource,
} satisfies Hideable

export const hideableCollections = {
  address: /^\/collections\/([2-9a-hj-np-z]{7})(?:\/|$)/i,
  async exists(code) {
    const row = await db.from('library_collections').where('code', code).select('state').first()
    return row?.state === 'published' || row?.state === 'hidden'
  },
  hide: hideCollection,
  release: releaseCollection,
} satisfies Hideable
