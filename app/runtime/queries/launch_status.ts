import AttemptSco from '#runtime/models/attempt_sco'
import Attempt from '#runtime/models/attempt'
import type Launch from '#runtime/models/launch'

/** What is recorded of the parts of a package now: the player shows it beside them. */
export async function launchStatus(launch: Launch) {
  const attempt = await Attempt.findOrFail(launch.attemptId)
  const rows = await AttemptSco.query().where('attemptId', attempt.id)
  return {
    parts: rows.map(({ sco, completion, success, scoreScaled }) => ({
      ...{ sco, completion, success },
      score: scoreScaled === null ? '' : `${Math.round(scoreScaled * 100)} %`,
    })),
    ...{ completion: attempt.completion, success: attempt.success, state: attempt.state },
  }
}
