import { answerXapi } from '#runtime/lrs/answer'
import { XapiProblem } from '#runtime/lrs/problem'
import { lrsForLaunch } from '#runtime/lrs/launch_authority'
import { learnerInstitution } from '#runtime/lrs/learner_institution'
import { answerFor, preflight } from '#runtime/content/cross_origin'
import { noteCall } from '#runtime/actions/note_call'
import { openLaunch, slide, stillOpen } from '#runtime/content/open_launch'
import { findSession } from '#runtime/content/find_session'
import { packageKind } from '#runtime/kinds/registry'
import { sessionGuard } from '#runtime/cmi5/session_guard'
import { contentRoute, type ContentCall } from '#runtime/content/routes'
import Package from '#runtime/models/package'
import Attempt from '#runtime/models/attempt'
import type { Authority } from '#runtime/lrs/authority'
import type Launch from '#runtime/models/launch'
import type Session from '#runtime/models/session'
import type { XapiRequest } from '#runtime/lrs/call'

type Speaker = { launch: Launch; attempt: Attempt; session?: Session }

/**
 * The LRS for content that was launched: the launch's token is the only key here, as Bearer or as the password of
 * Basic, which is what players of xAPI send; for cmi5 the token of the session, which its unit has fetched. It speaks
 * of its learner in this attempt, by the rules of its kind.
 */
async function identify({ headers }: XapiRequest, found: Partial<Speaker>): Promise<Authority> {
  const token = tokenOf(headers.authorization)
  const session = await findSession(token)
  const open = session ? stillOpen(session.launchId) : openLaunch(token)
  const launch = await open.catch(() => {
    throw new XapiProblem(401, 'the launch is over', { 'www-authenticate': 'Bearer' })
  })
  const attempt = await Attempt.findOrFail(launch.attemptId)
  const row = await Package.findOrFail(attempt.packageId)
  const { id, personId } = launch
  Object.assign(found, { launch, attempt, session })
  if (row.kind === 'cmi5' && !session)
    throw new XapiProblem(401, 'a session is to be fetched first')
  if (session?.endedAt) throw new XapiProblem(403, 'the session has ended')
  const until = slide(launch)
  if (until) await launch.merge({ expiresAt: until }).save()
  const institutionId = await learnerInstitution(personId)
  const authority = lrsForLaunch({
    ...{ id, personId, institutionId, registration: attempt.id },
    source: row.kind ?? 'content',
  })
  const guard = session
    ? sessionGuard(session, row.code)
    : packageKind(row.kind)?.guard?.(launch, attempt)
  return guard ? { ...authority, guard } : authority
}

function tokenOf(header = '') {
  const [scheme, value = ''] = header.split(/ +/, 2)
  if (!/^basic$/i.test(scheme)) return value
  return Buffer.from(value, 'base64').toString('utf8').split(':').at(-1)!
}

async function xapi(call: ContentCall) {
  const { method, params, query, headers } = call
  let sent: Promise<Buffer> | undefined
  const body = (most: number) => (sent ??= call.body(most))
  // Some content joins `/statements` to an endpoint that ends with a slash.
  const path = params.path.replaceAll(/\/{2,}/g, '/')
  const found: Partial<Speaker> = {}
  const answer = await answerXapi({ method, path, query, headers, body }, (request) =>
    identify(request, found)
  )
  const { launch, session } = found
  if (launch) await noteCall(launch, session?.sco ?? null, { method, path, query, sent }, answer)
  const isFromOutside = session?.outsideOrigin && session.outsideOrigin === headers.origin
  if (!isFromOutside) return answer
  return { ...answer, headers: { ...answer.headers, ...answerFor(session.outsideOrigin!) } }
}

const pattern = /^\/xapi(?<path>\/[\w/]+)$/

contentRoute(
  { methods: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'], pattern, handle: xapi },
  { methods: ['OPTIONS'], pattern, handle: preflight }
)
