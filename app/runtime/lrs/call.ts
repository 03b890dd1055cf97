import type { IncomingHttpHeaders } from 'node:http'
import type { Authority } from '#runtime/lrs/authority'
import type { XapiVersion } from '#runtime/lrs/versions'

/** A request to the LRS, whichever listener took it. `path` is what follows `/xapi`: `/statements`. */
export type XapiRequest = {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  /** @throws XapiProblem 413 where it is longer than `most` bytes */
  body: (most: number) => Promise<Buffer>
}

export type XapiAnswer = {
  status: number
  headers: Record<string, string>
  body?: string | Buffer
}

/** A request whose version and authority are known. */
export type XapiCall = XapiRequest & {
  version: XapiVersion
  authority: Authority
  /** The address of the LRS below which `more` is found, such as `/xapi`. */
  root: string
}

export type Resource = Partial<
  Record<'GET' | 'PUT' | 'POST' | 'DELETE', (call: XapiCall) => Promise<XapiAnswer>>
>

export const noContent = (headers: Record<string, string> = {}): XapiAnswer => ({
  status: 204,
  headers,
})

export const jsonAnswer = (value: unknown, headers: Record<string, string> = {}): XapiAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof value === 'string' ? value : JSON.stringify(value),
})
