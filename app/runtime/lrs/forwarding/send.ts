import encryption from '@adonisjs/core/services/encryption'
import { filesOf } from '#runtime/lrs/store/attachments'
import { writeMultipart } from '#runtime/lrs/multipart'
import type RecordStore from '#runtime/models/record_store'
import type { JsonObject } from '#runtime/lrs/validation/json'

const TIMEOUT_MS = 20_000

export type Waiting = { id: string; statement: string; has_attachments: boolean | number }

/** How the other side took it: `refused` is about the statements, `failed` about the line or the server. */
export type Outcome = { type: 'taken' } | { type: 'refused' | 'failed'; reason: string }

/** Sends statements to another record store with `POST /statements`, their files included. */
export async function send(target: RecordStore, rows: Waiting[]): Promise<Outcome> {
  const statements = rows.map(({ statement }) => withoutStored(JSON.parse(statement)))
  const files = await filesOf(rows.filter((row) => row.has_attachments).map(({ id }) => id))
  const json = JSON.stringify(statements)
  const mixed =
    files.length > 0 &&
    writeMultipart([
      { headers: { 'Content-Type': 'application/json' }, content: json },
      ...files.map(({ sha2, contentType, content }) => ({
        headers: {
          'Content-Type': contentType,
          'Content-Transfer-Encoding': 'binary',
          'X-Experience-API-Hash': sha2,
        },
        content,
      })),
    ])
  const headers = {
    ...credentialOf(target),
    'content-type': mixed ? mixed.contentType : 'application/json',
  }
  return ask(target, { method: 'POST', headers, body: mixed ? new Uint8Array(mixed.body) : json })
}

const withoutStored = ({ stored, ...rest }: JsonObject) => rest

const credentialOf = ({ username, password, version }: RecordStore) => {
  const secret = encryption.decrypt<string>(password) ?? ''
  const pair = Buffer.from(`${username}:${secret}`).toString('base64')
  return { 'authorization': `Basic ${pair}`, 'x-experience-api-version': version }
}

async function ask(target: RecordStore, request: RequestInit): Promise<Outcome> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const url = `${target.endpoint.replace(/\/$/, '')}/statements`
    const answer = await fetch(url, { ...request, signal, redirect: 'error' })
    if (answer.ok) return { type: 'taken' }
    const text = await answer.text()
    const reason = `${answer.status} ${text.slice(0, 200)}`.trim()
    return { type: [400, 409, 413].includes(answer.status) ? 'refused' : 'failed', reason }
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } }
    return { type: 'failed', reason: cause?.code ?? message }
  }
}

/** Whether the other side answers to the credential: asks for one statement. */
export async function tryTarget(target: RecordStore): Promise<Outcome> {
  try {
    const url = `${target.endpoint.replace(/\/$/, '')}/statements?limit=1`
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const answer = await fetch(url, { headers: credentialOf(target), signal, redirect: 'error' })
    // A credential that only writes may not read: that is right so.
    if (answer.ok || answer.status === 403) return { type: 'taken' }
    return { type: 'failed', reason: String(answer.status) }
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } }
    return { type: 'failed', reason: cause?.code ?? message }
  }
}
