import { XapiProblem } from '#runtime/lrs/problem'
import { agentKey } from '#runtime/lrs/store/keys'
import type { Authority } from '#runtime/lrs/authority'
import type { JsonObject } from '#runtime/lrs/validation/json'

/** A launch speaks of its learner and its registration only. @throws XapiProblem 403 */
export function checkLearner({ learner }: Authority, { actor, context }: JsonObject) {
  if (!learner) return
  if (agentKey(actor) !== agentKey(learner.agent)) {
    throw new XapiProblem(403, 'the launch speaks of its own learner only')
  }
  const registration = context?.registration?.toLowerCase()
  if (learner.registration && registration && registration !== learner.registration) {
    throw new XapiProblem(403, 'the launch speaks of its own registration only')
  }
}
