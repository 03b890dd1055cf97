import { refuse } from '#runtime/lrs/problem'
import { iriOf } from '#runtime/lrs/validation/values'
import { parametersOf } from '#runtime/lrs/parameters'
import { ownerOf } from '#runtime/lrs/documents/document'
import { documentResource } from '#runtime/lrs/documents/resource'

/** What an activity keeps of a learner (xAPI 1.0.3 part three, 2.3). */
export const state = documentResource({
  scope: 'state',
  read: (call) => {
    const known = ['activityId', 'agent', 'registration', 'stateId', 'since']
    const asked = parametersOf(call, known)
    const name = asked.text('stateId')
    if (name !== undefined && asked.has('since')) refuse('since', 'does not go with a stateId')
    return {
      name,
      since: asked.time('since'),
      owner: ownerOf('state', {
        activity: iriOf(asked.needed('activityId'), 'activityId'),
        agent: asked.agent(),
        registration: asked.uuid('registration'),
      }),
    }
  },
  needsMatch: false,
  removesAll: true,
})
