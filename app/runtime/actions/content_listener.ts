import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import env from '#start/env'
import logger from '@adonisjs/core/services/logger'
import { contentPort } from '#config/content'
import { describeError } from '#shared/http/describe_error'
import { appOriginOf } from '#runtime/content/origins'
import { ALWAYS, packagePolicy } from '#runtime/content/content_headers'
import { refusalPage } from '#runtime/content/refusal_page'
import { sendAnswer } from '#runtime/content/send_answer'
import { readBody } from '#runtime/content/read_body'
import {
  ContentRefusal,
  contentRoutes,
  type ContentAnswer,
  type ContentCall,
} from '#runtime/content/routes'
import '#runtime/content/index'

/** Answers what was sent by browsers that have closed the line long ago. */
const KEEP_ALIVE_MS = 15_000

/** The second listener: no session, no cookies, nothing of the application but the packages and their records. */
export async function startContentListener(
  port = contentPort,
  host = env.get('HOST')
): Promise<Server> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    void answer(request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  return server
}

export function stopContentListener(server: Server | undefined) {
  if (!server) return Promise.resolve()
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), 2000).unref()
  return new Promise<void>((resolve) => server.close(() => resolve()))
}

async function answer(request: IncomingMessage, response: ServerResponse) {
  // docs/adr/0020, rule 1: whatever the browser sends along, nothing here can see it.
  delete request.headers.cookie
  const { method = 'GET' } = request
  const appOrigin = appOriginOf(request.headers)
  for (const [name, value] of Object.entries(ALWAYS)) response.setHeader(name, value)
  response.setHeader('content-security-policy', packagePolicy(appOrigin))
  try {
    await sendAnswer(request, response, await route(request, method, appOrigin))
  } catch (error) {
    await sendAnswer(request, response, refused(error, request)).catch(() => response.destroy())
  }
}

async function route(
  request: IncomingMessage,
  method: string,
  appOrigin: string
): Promise<ContentAnswer> {
  if (request.headers['service-worker']) throw new ContentRefusal(403, 'service_worker')
  const target = request.url ?? '/'
  if (!target.startsWith('/') || !URL.canParse(target, 'http://content'))
    throw new ContentRefusal(400, 'not_found')
  const { pathname: path, searchParams: query } = new URL(target, 'http://content')
  let isKnown = false
  for (const { methods, pattern, handle } of contentRoutes()) {
    const match = pattern.exec(path)
    if (!match) continue
    isKnown = true
    if (!methods.includes(method)) continue
    const call: ContentCall = {
      ...{ method, path, query, headers: request.headers, appOrigin },
      params: { ...match.groups },
      body: (most) => readBody(request, most),
    }
    return handle(call)
  }
  throw new ContentRefusal(isKnown ? 405 : 404, 'not_found')
}

function refused(error: unknown, request: IncomingMessage): ContentAnswer {
  if (error instanceof ContentRefusal) return refusalPage(error, request.headers)
  logger.error({ err: describeError(error as Error) }, 'content request failed')
  return refusalPage(new ContentRefusal(500, 'failed'), request.headers)
}
