import { parametersOf } from '#runtime/lrs/parameters'
import { ownerOf } from '#runtime/lrs/documents/document'
import { documentResource } from '#runtime/lrs/documents/resource'

/** What is kept of an agent, whatever the activity is (xAPI 1.0.3 part three, 2.6). */
export const agentProfile = documentResource({
  scope: 'profile',
  read: (call) => {
    const asked = parametersOf(call, ['agent', 'profileId', 'since'])
    const owner = ownerOf('agent', { agent: asked.agent() })
    return { owner, name: asked.text('profileId'), since: asked.time('since') }
  },
  needsMatch: true,
  removesAll: false,
})
