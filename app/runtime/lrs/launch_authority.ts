import { appUrl } from '#config/app'
import { learner } from '#runtime/statements/learner'
import type { Authority } from '#runtime/lrs/authority'

/** What a launch has to say of itself for content to speak to the LRS with its token. */
export type LaunchOfLearner = {
  id: string
  personId: string
  /** The learner's own school. */
  institutionId: string | null
  /** Of a cmi5 or Tin Can package; others may choose none. */
  registration: string | null
  /** What kind of content it is, such as `cmi5`. */
  source: string
}

/**
 * The authority of content that was launched: it writes and reads statements of its learner (in its registration),
 * keeps State, and reads and writes profiles of this agent. For `answerXapi` on the content listener; the caller has
 * looked at the launch's token.
 */
export const lrsForLaunch = (launch: LaunchOfLearner): Authority => ({
  agent: {
    objectType: 'Agent',
    name: 'Tonle',
    account: { homePage: appUrl, name: `launch:${launch.source}` },
  },
  scopes: new Set(['statements/write', 'statements/read', 'state', 'profile', 'define']),
  institutionId: launch.institutionId,
  learner: { agent: learner(launch.personId), registration: launch.registration },
  launchId: launch.id,
  source: launch.source,
})
