import { lookup } from 'node:dns/promises'
import env from '#start/env'

/** What the server may ask for people who type an address. */
export const outgoing = {
  /** Hosts of the own network that may be asked although their addresses are private. */
  privateHosts: (env.get('IMPORT_PRIVATE_HOSTS') ?? '')
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter(Boolean),
  /** All addresses of a name. */
  resolve: (host: string): Promise<{ address: string; family: number }[]> =>
    lookup(host, { all: true }),
}
