import { answerXapi } from '#runtime/lrs/answer'
import { XapiProblem } from '#runtime/lrs/problem'
import { lrsForLaunch } from '#runtime/lrs/launch_authority'
import { learnerInstitution } from '#runtime/lrs/learner_institution'
import { openLaunch } from '#runtime/content/open_launch'
import { contentRoute, type ContentCall } from '#runtime/content/routes'
import Package from '#runtime/models/package'
import Attempt from '#runtime/models/attempt'
import type { XapiRequest } from '#runtime/lrs/call'

/**
 * The LRS for content that was launched: the launch's token is the only key here, as Bearer or as the password of
 * Basic, which is what players of xAPI send. It speaks of its learner in this attempt.
 */
async function identify({ headers }: XapiRequest) {
  const launch = await openLaunch(tokenOf(headers.authorization)).catch(() => {
    throw new XapiProblem(401, 'the launch is over', { 'www-authenticate': 'Bearer' })
  })
  const attempt = await Attempt.findOrFail(launch.attemptId)
  const { kind } = await Package.findOrFail(attempt.packageId)
  const { id, personId } = launch
  const institutionId = await learnerInstitution(personId)
  return lrsForLaunch({
    id,
    personId,
    institutionId,
    registration: attempt.id,
    source: kind ?? 'content',
  })
}

function tokenOf(header = '') {
  const [scheme, value = ''] = header.split(/ +/, 2)
  if (!/^basic$/i.test(scheme)) return value
  return Buffer.from(value, 'base64').toString('utf8').split(':').at(-1)!
}

async function xapi({ method, params, query, headers, body }: ContentCall) {
  return answerXapi({ method, path: params.path, query, headers, body }, identify)
}

contentRoute({
  methods: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'],
  pattern: /^\/xapi(?<path>\/[\w/]+)$/,
  handle: xapi,
})
