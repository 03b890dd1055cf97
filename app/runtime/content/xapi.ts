import { answerXapi } from '#runtime/lrs/answer'
import { XapiProblem } from '#runtime/lrs/problem'
import { lrsForLaunch } from '#runtime/lrs/launch_authority'
import { learnerInstitution } from '#runtime/lrs/learner_institution'
import { answerFor, preflight } from '#runtime/content/cross_origin'
import { noteCall } from '#runtime/actions/note_call'
import { openLaunchToken } from '#runtime/content/tokens'
import { slide } from '#runtime/content/open_launch'
import { findSession } from '#runtime/content/find_session'
import { isBeside, KEEP_IT, launchThatSends } from '#runtime/content/kept'
import { packageKind } from '#runtime/kinds/registry'
import { sessionGuard } from '#runtime/cmi5/session_guard'
import { contentRoute, type ContentCall } from '#runtime/content/routes'
import Package from '#runtime/models/package'
import Attempt from '#runtime/models/attempt'
import Launch from '#runtime/models/launch'
import type { Authority } from '#runtime/lrs/authority'
import type Session from '#runtime/models/session'
import type { XapiRequest } from '#runtime/lrs/call'

/** `sender`: the launch whose device sends what `launch` could not. */
type Speaker = { launch: Launch; attempt: Attempt; session?: Session; sender?: Launch }

/**
 * The LRS for content that was launched: the launch's token is the only key here, as Bearer or as the password of
 * Basic, which is what players of xAPI send; for cmi5 the token of the session, which its unit has fetched. It speaks
 * of its learner in this attempt, by the rules of its kind. What a device has kept holds also after the key is over,
 * as long as a launch beside it is open.
 */
async function identify({ headers }: XapiRequest, found: Partial<Speaker>): Promise<Authority> {
  const token = tokenOf(headers.authorization)
  const session = await findSession(token)
  const launch = await Launch.find(session?.launchId ?? openLaunchToken(token) ?? NOBODY)
  const sends = await launchThatSends(headers)
  const sender = launch && sends && (await isBeside(launch, sends)) ? sends : undefined
  Object.assign(found, { launch: launch ?? sends, session, sender })
  if (!launch || !(launch.isOpen || sender)) {
    // A key that never was one is the content's own mistake.
    const keep = launch ? KEEP_IT : {}
    throw new XapiProblem(401, 'the launch is over', { 'www-authenticate': 'Bearer', ...keep })
  }
  const attempt = await Attempt.findOrFail(launch.attemptId)
  const row = await Package.findOrFail(attempt.packageId)
  const { id, personId } = launch
  if (row.kind === 'cmi5' && !session)
    throw new XapiProblem(401, 'a session is to be fetched first')
  if (session?.endedAt && !(sender && session.ending === 'abandoned'))
    throw new XapiProblem(403, 'the session has ended')
  // Who looks back says nothing, not even what was kept.
  if (sender && sender.mode !== 'normal') throw new XapiProblem(403, 'looking back', KEEP_IT)
  const active = sender ?? launch
  const until = slide(active)
  if (until) await active.merge({ expiresAt: until }).save()
  const institutionId = await learnerInstitution(personId)
  const authority = lrsForLaunch({
    ...{ id, personId, institutionId, registration: attempt.id },
    source: row.kind ?? 'content',
  })
  const guard = session
    ? sessionGuard(session, row.code, sender !== undefined)
    : packageKind(row.kind)?.guard?.(launch, attempt, sender)
  return guard ? { ...authority, guard } : authority
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

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
  const { session } = found
  // What is wrong before anybody is asked for (such as the version) is still of some attempt.
  const launch = found.launch ?? (await launchThatSends(headers))
  const isKept = found.sender !== undefined || (launch !== undefined && !found.launch)
  const told = { method, path, query, sent, isKept }
  if (launch) await noteCall(launch, session?.sco ?? null, told, answer)
  const isFromOutside = session?.outsideOrigin && session.outsideOrigin === headers.origin
  if (!isFromOutside) return answer
  return { ...answer, headers: { ...answer.headers, ...answerFor(session.outsideOrigin!) } }
}

const pattern = /^\/xapi(?<path>\/[\w/]+)$/

contentRoute(
  { methods: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'], pattern, handle: xapi },
  { methods: ['OPTIONS'], pattern, handle: preflight }
)
