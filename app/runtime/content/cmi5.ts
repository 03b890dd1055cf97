import vine from '@vinejs/vine'
import { answerFor, preflight } from '#runtime/content/cross_origin'
import { fetchSession } from '#runtime/actions/fetch_session'
import { launchStatus } from '#runtime/queries/launch_status'
import { openFetchToken, sessionToken } from '#runtime/content/tokens'
import { openLaunch } from '#runtime/content/open_launch'
import { openSession } from '#runtime/actions/open_session'
import { noticePage } from '#runtime/content/refusal_page'
import {
  ContentRefusal,
  contentRoute,
  json,
  type ContentAnswer,
  type ContentCall,
} from '#runtime/content/routes'

const MAX_BYTES = 4096

const wanted = vine.create({ unit: vine.string().uuid() })

const STATUS = { taken_over: 409, not_found: 404, outside_closed: 403, hidden: 403 } as const

/** The player opens a unit in its frame. Those with a window of their own open from a page of the application. */
async function open({ params, body }: ContentCall) {
  const launch = await openLaunch(params.token)
  const bytes = await body(MAX_BYTES)
  const asked = await wanted.validate(parsed(bytes)).catch(() => {
    throw new ContentRefusal(422, 'not_understood')
  })
  const opened = await openSession(launch, asked.unit)
  if (!opened.ok) throw new ContentRefusal(STATUS[opened.error.type], opened.error.type)
  return json({ href: opened.value.href, session: opened.value.session.id })
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

async function status({ params }: ContentCall) {
  return json(await launchStatus(await openLaunch(params.token)))
}

/** Gives out the key of a session, once (cmi5 8.2). Refusals have status 200 and a number, as the standard asks. */
async function fetchOnce({ params, headers }: ContentCall): Promise<ContentAnswer> {
  const id = openFetchToken(params.token)
  const fetched = id ? await fetchSession(id) : undefined
  const cross =
    fetched?.outsideOrigin && fetched.outsideOrigin === headers.origin
      ? answerFor(fetched.outsideOrigin)
      : {}
  const answer = !fetched
    ? { 'error-code': '2', 'error-text': 'The address is not one of a session' }
    : fetched.isFirst
      ? { 'auth-token': Buffer.from(`session:${sessionToken(id!)}`).toString('base64') }
      : { 'error-code': '1', 'error-text': 'The key was given out already' }
  const { headers: usual, ...rest } = json(answer)
  return { ...rest, headers: { ...usual, ...cross } }
}

/** Where a unit goes when it has ended: the player sees it in its frame, a window of its own shows a sentence. */
const returned = async () => noticePage(200, 'runtime.content.returned')

const fetchPattern = /^\/cmi5\/fetch\/(?<token>[\w-]{43})$/

contentRoute(
  { methods: ['POST'], pattern: /^\/play\/(?<token>[\w-]{43})\/sessions$/, handle: open },
  { methods: ['GET'], pattern: /^\/play\/(?<token>[\w-]{43})\/status$/, handle: status },
  { methods: ['POST'], pattern: fetchPattern, handle: fetchOnce },
  { methods: ['OPTIONS'], pattern: fetchPattern, handle: preflight },
  { methods: ['GET'], pattern: /^\/cmi5\/returned$/, handle: returned }
)
