import { clock } from '#shared/clock'
import { transaction } from '#shared/database/transaction'
import { keepLog } from '#runtime/scorm/keep_log'
import type Launch from '#runtime/models/launch'
import type { XapiAnswer } from '#runtime/lrs/call'

type Call = {
  method: string
  path: string
  query: URLSearchParams
  sent?: Promise<Buffer>
  /** The device could not send it when it was said. */
  isKept: boolean
}

/** What names a request: the verbs of its statements, or the document. */
function subjectOf({ path, query }: Call, text: string): string {
  if (path !== '/statements') return query.get('stateId') ?? query.get('profileId') ?? ''
  const verbs = [...text.matchAll(/"verb"\s*:\s*{\s*"id"\s*:\s*"([^"]+)"/g)]
  return verbs.map(([, iri]) => iri.split('/').at(-1)).join(', ')
}

/** Puts what content told the record store, and what it was answered, into the run-time log of its attempt. */
export async function noteCall(
  launch: Launch,
  sco: string | null,
  call: Call,
  { status, body, headers }: XapiAnswer
) {
  const { method, path, sent, isKept } = call
  const isRefused = status >= 400
  if (method === 'GET' && (!isRefused || status === 404)) return
  const bytes = (await sent?.catch(() => undefined)) ?? Buffer.alloc(0)
  const text = bytes.toString('utf8', 0, 20_000)
  const since = Math.round(clock.now().diff(launch.createdAt).toMillis())
  const reason = isRefused && typeof body === 'string' ? body : String(status)
  const what = [subjectOf(call, text), text, reason, isRefused ? String(status) : '0']
  const isLost = isKept && isRefused && !('x-tonle-keep' in headers)
  const lines = [
    ...(isKept ? [[since, 'kept', '', '', '', '']] : []),
    [since, `${method} ${path}`, ...what],
    ...(isLost ? [[since, 'refused', '', '', '', String(status)]] : []),
  ]
  await transaction((trx) =>
    keepLog(trx, launch.attemptId, {
      ...{ launchId: launch.id, sequence: since, sco },
      calls: lines,
    })
  )
}
