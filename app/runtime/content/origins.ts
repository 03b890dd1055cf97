import env from '#start/env'
import { appUrl } from '#config/app'
import { contentPort, contentUrl } from '#config/content'
import type { IncomingHttpHeaders } from 'node:http'

/** A host as a browser sends it: a name or an address, perhaps with a port. Anything else is no browser's. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?$/i

type Known = { url?: string; app?: string; port?: number; appPort?: number; trusts?: boolean }

const known = (): Required<Omit<Known, 'url'>> & Pick<Known, 'url'> => ({
  ...{ url: contentUrl, app: appUrl, port: contentPort, appPort: env.get('PORT') },
  trusts: env.get('TRUST_PROXY'),
})

/**
 * The origin on which a package plays, for a page of the application that was asked at `appOrigin`: the configured
 * one; else the same host with the port of the content listener, so that it works under any name a LAN gives.
 */
export function contentOrigin(appOrigin: string, code: string, settings: Known = {}): string {
  const { url, port } = { ...known(), ...settings }
  if (url) return new URL(url.replace('*', code.toLowerCase())).origin
  const { hostname } = new URL(appOrigin)
  return `http://${hostname}:${port}`
}

/**
 * The origin of the application as a request to the content listener implies it: what may frame the answer. The
 * answer is kept by browsers for long, and belongs to the content origin, which belongs to one application.
 */
export function appOriginOf(headers: IncomingHttpHeaders, settings: Known = {}): string {
  const { url, app, appPort } = { ...known(), ...settings }
  const { host = '' } = headers
  if (url || !HOST.test(host)) return new URL(app).origin
  return `http://${new URL(`http://${host}`).hostname}:${appPort}`
}
