import db from '@adonisjs/lucid/services/db'
import { isOwn } from '#library/access'
import Resource from '#library/models/resource'
import { publishIn } from '#library/actions/publish_resource'
import { fitsSources } from '#library/queries/fits_sources'
import { UNKNOWN_LICENCE } from '#library/sources/licence_names'
import type { Scope } from '#library/types'
import type { ReviewKind } from '#library/reviews/kinds'

/** Resources of the library, as the engine of reviews takes them. */
export const resourceReviews: ReviewKind = {
  type: 'resource',
  checks: ['licence', 'alignment', 'accessibility', 'language', 'facts'],
  fields: [
    ...['title', 'description', 'body', 'file', 'licence', 'alignment'],
    ...['keywords', 'authors', 'accessibility'],
  ],

  async find(id) {
    const row = await Resource.find(id)
    if (!row) return undefined
    return {
      ...{ titleKm: row.titleKm, titleEn: row.titleEn, href: `/library/${row.code}` },
      ...{ state: row.state, scope: row.scope as Scope, createdBy: row.createdBy },
      institutionId: row.institutionId,
    }
  },

  async problems(id, client = db.connection()) {
    const row = await Resource.findOrFail(id, { client })
    const problems: string[] = []
    if (row.licence === UNKNOWN_LICENCE) problems.push('licence')
    if (row.licence === 'MINISTRY-PERMISSION' && !row.proofBlobId) problems.push('letter')
    if (row.licence === 'ALL-RIGHTS-RESERVED' && !row.sourceUrl) problems.push('source')
    if (isOwn(row) && !row.institutionId) problems.push('institution')
    if (!(await fitsSources(row, client))) problems.push('sources')
    return problems
  },

  async follow(trx, actor, id, state) {
    if (state === 'published') return publishIn(trx, actor, id)
    await trx
      .from('library_resources')
      .where('id', id)
      .whereNot('state', 'published')
      .update({ state, is_approved: false, revision: trx.raw('revision + 1') })
  },
}
