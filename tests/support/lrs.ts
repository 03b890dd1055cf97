import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { SYSTEM } from '#shared/actor'
import encryption from '@adonisjs/core/services/encryption'
import { issueApiToken } from '#identity/actions/issue_api_token'
import { forgetTargets } from '#runtime/lrs/store/forwards'
import RecordStore from '#runtime/models/record_store'

type Json = Record<string, any>

/** A record store to which statements go on. */
export async function makeRecordStore(values: Partial<RecordStore> = {}) {
  const now = clock.now()
  forgetTargets()
  return RecordStore.create({
    ...{ id: newId(), name: 'Another', endpoint: 'http://127.0.0.1:9/xapi', username: 'key' },
    ...{ password: encryption.encrypt('secret'), version: '1.0.3', verbs: '', activities: '' },
    ...{ isActive: true, failures: 0, sent: 0, dueAt: now, createdBy: newId() },
    ...{ createdAt: now, updatedAt: now, ...values },
  })
}

/** A program with a token of these scopes of xAPI, speaking one version. */
export async function xapiClient(
  scopes: string[] = ['all', 'define'],
  { version = '1.0.3', institutionId = null as string | null } = {}
) {
  const input = { name: 'A program', personId: null, institutionId, days: 30 }
  const named = scopes.map((scope) => `xapi.${scope}`)
  const { token, secret } = await issueApiToken(SYSTEM, { ...input, scopes: named })
  const basic = Buffer.from(`${token.id}:${secret}`).toString('base64')
  const headers: Record<string, string> = {
    'authorization': `Basic ${basic}`,
    'x-experience-api-version': version,
  }
  const ask = (method: string, path: string, body?: unknown, more: Record<string, string> = {}) => {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array
    return fetch(`${process.env.APP_URL}/xapi${path}`, {
      method,
      headers: {
        ...headers,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...more,
      },
      body: body === undefined ? undefined : isRaw ? (body as string) : JSON.stringify(body),
    })
  }
  const query = (values: Json) =>
    new URLSearchParams(
      Object.entries(values).map(([name, value]): [string, string] => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ])
    ).toString()
  return {
    ...{ ask, query, secret, tokenId: token.id },
    send: (body: unknown) => ask('POST', '/statements', body),
    find: async (values: Json = {}): Promise<Json[]> => {
      const answer = await ask('GET', `/statements?${query(values)}`)
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
      return ((await answer.json()) as Json).statements
    },
  }
}

export const agent = (name: string): Json => ({
  objectType: 'Agent',
  mbox: `mailto:${name}@example.kh`,
})

/** A well-formed statement; `values` take the place of its properties. */
export const statement = (values: Json = {}): Json => ({
  actor: agent('dara'),
  verb: { id: 'http://adlnet.gov/expapi/verbs/completed', display: { en: 'completed' } },
  object: { objectType: 'Activity', id: 'https://example.kh/lessons/1' },
  ...values,
})
