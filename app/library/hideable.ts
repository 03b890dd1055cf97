import db from '@adonisjs/lucid/services/db'
import { hideResource, releaseResource } from '#library/actions/hide_resource'
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
