import { iriOf } from '#runtime/lrs/validation/values'
import { parametersOf } from '#runtime/lrs/parameters'
import { ownerOf } from '#runtime/lrs/documents/document'
import { documentResource } from '#runtime/lrs/documents/resource'

/** What is kept of an activity, whoever the learner is (xAPI 1.0.3 part three, 2.7). */
export const activityProfile = documentResource({
  scope: 'profile',
  read: (call) => {
    const asked = parametersOf(call, ['activityId', 'profileId', 'since'])
    const activity = iriOf(asked.needed('activityId'), 'activityId')
    const owner = ownerOf('activity', { activity })
    return { owner, name: asked.text('profileId'), since: asked.time('since') }
  },
  needsMatch: true,
  removesAll: false,
})
