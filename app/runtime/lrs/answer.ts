import { XapiProblem } from '#runtime/lrs/problem'
import { LATEST, UNNAMED, versionOf, type XapiVersion } from '#runtime/lrs/versions'
import { plainRequest } from '#runtime/lrs/alternate'
import { consistentThrough } from '#runtime/lrs/store/consistency'
import { about } from '#runtime/lrs/resources/about'
import { activities } from '#runtime/lrs/resources/activities'
import { activityProfile } from '#runtime/lrs/resources/activity_profile'
import { agentProfile } from '#runtime/lrs/resources/agent_profile'
import { agents } from '#runtime/lrs/resources/agents'
import { state } from '#runtime/lrs/resources/state'
import { statements } from '#runtime/lrs/resources/statements'
import type { Authority } from '#runtime/lrs/authority'
import type { Resource, XapiAnswer, XapiRequest } from '#runtime/lrs/call'

const RESOURCES: Record<string, Resource> = {
  '/about': about,
  '/statements': statements,
  '/activities': activities,
  '/activities/state': state,
  '/activities/profile': activityProfile,
  '/agents': agents,
  '/agents/profile': agentProfile,
}

/** The version that the answer names. */
type Known = { version: XapiVersion | typeof UNNAMED }

/** Reads who asks, from the headers of the request. @throws XapiProblem 401 */
export type Identify = (request: XapiRequest) => Promise<Authority>

/**
 * The LRS (xAPI 1.0.3 and 2.0.0): one request and its answer, whichever listener took it. What goes wrong with the
 * request is its answer; anything else is thrown.
 * @param root the address of the LRS, such as `/xapi`
 */
export async function answerXapi(
  request: XapiRequest,
  identify: Identify,
  root = '/xapi'
): Promise<XapiAnswer> {
  const known: Known = { version: request.headers['x-experience-api-version'] ? LATEST : UNNAMED }
  const answer = await serve(request, identify, root, known).catch((error) => {
    if (!(error instanceof XapiProblem)) throw error
    const headers = { 'content-type': 'text/plain; charset=utf-8', ...error.headers }
    return { status: error.status, headers, body: error.message }
  })
  const headers: Record<string, string> = {
    ...answer.headers,
    'x-experience-api-version': known.version,
    'cache-control': 'no-store',
  }
  if (request.path === '/statements')
    headers['x-experience-api-consistent-through'] = consistentThrough()
  return { ...answer, headers }
}

async function serve(
  sent: XapiRequest,
  identify: Identify,
  root: string,
  known: Known
): Promise<XapiAnswer> {
  const resource = RESOURCES[sent.path]
  if (!resource) throw new XapiProblem(404, 'there is no such resource')
  const isAbout = sent.path === '/about'
  // The version of a form lies in its body, which 2.0 does not read.
  const request = sent.headers['x-experience-api-version']?.toString().startsWith('2.')
    ? sent
    : await plainRequest(sent)
  const version = isAbout ? LATEST : versionOf(request.headers['x-experience-api-version'])
  known.version = version
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const handle = resource[method as keyof Resource]
  if (!handle) throw new XapiProblem(405, 'the resource does not have this method')
  const authority = isAbout ? NOBODY : await identify(request)
  return handle({ ...request, method, version, authority, root })
}

/** What is open to everyone needs no authority. */
const NOBODY: Authority = { agent: {}, scopes: new Set(), institutionId: null, source: 'external' }
