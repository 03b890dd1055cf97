import { networkInterfaces } from 'node:os'
import type { HttpRequest } from '@adonisjs/core/http'
import env from '#start/env'
import { appUrl } from '#config/app'

/** The addresses of this machine on its networks, where phones reach it. */
export function lanAddresses(cards = networkInterfaces(), port = env.get('PORT')): string[] {
  return Object.values(cards)
    .flat()
    .filter((card) => card && card.family === 'IPv4' && !card.internal)
    .map((card) => `http://${card!.address}:${port}`)
}

/** Whether the address is this machine's name for itself, which no other device can use. */
export function isLocal(address: string) {
  const { hostname } = new URL(address)
  return /^(localhost|.*\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(hostname)
}

type Asked = Pick<HttpRequest, 'host' | 'protocol'>
type Known = { configured?: string; lan?: string[] }

/**
 * The address under which phones reach this server, for what is printed: the one the operator has set, else the one
 * by which this request came, else the first one on the local network. On a machine without a network its own.
 */
export function phoneAddress(
  request: Asked,
  { configured = appUrl, lan = lanAddresses() }: Known = {}
): string {
  if (!isLocal(configured)) return configured
  const asked = `${request.protocol()}://${request.host()}`
  if (URL.canParse(asked) && !isLocal(asked)) return asked
  return lan[0] ?? configured
}
