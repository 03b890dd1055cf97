import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'

/** A request to the content listener. There are no cookies: they are dropped before anyone sees them. */
export type ContentCall = {
  method: string
  path: string
  query: URLSearchParams
  /** What the pattern of the route caught. */
  params: Record<string, string>
  headers: IncomingHttpHeaders
  /** The origin of the application that may frame the answer. */
  appOrigin: string
  /** @throws ContentRefusal 413 where it is longer than `most` bytes */
  body: (most: number) => Promise<Buffer>
}

export type ContentAnswer = {
  status: number
  headers: Record<string, string | number>
  body?: string | Buffer | Readable
}

export type ContentRoute = {
  methods: string[]
  /** With named groups; tried against the whole path. */
  pattern: RegExp
  handle: (call: ContentCall) => Promise<ContentAnswer>
}

/** A request that is not served; `reason` names the sentence in lang runtime.json under `content`. */
export class ContentRefusal extends Error {
  constructor(
    readonly status: number,
    readonly reason: string
  ) {
    super(reason)
  }
}

const routes: ContentRoute[] = []

/** Adds what the content listener answers. There is no session, no form token and no actor on this side. */
export function contentRoute(...more: ContentRoute[]) {
  routes.push(...more)
}

export const contentRoutes = (): readonly ContentRoute[] => routes

export const json = (value: object, status = 200): ContentAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
})
