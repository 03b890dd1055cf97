import db from '@adonisjs/lucid/services/db'
import { BlockList, isIPv6 } from 'node:net'
import { remembered } from '#shared/remembered'

const near = new BlockList()
for (const [network, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['127.0.0.0', 8],
] as const) {
  near.addSubnet(network, bits)
}
near.addSubnet('fc00::', 7, 'ipv6')
near.addSubnet('fe80::', 10, 'ipv6')
near.addAddress('::1', 'ipv6')

/** Whether an address is of a local network. */
export function isNearBy(address: string) {
  const plain = address.startsWith('::ffff:') ? address.slice(7) : address
  try {
    return near.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4')
  } catch {
    return false
  }
}

const isSharing = remembered(30, async () => {
  const row = await db.from('mirror_origins').where({ state: 'active', is_sharing: true }).first()
  return row !== null && row !== undefined
})

/** What servers near by are given where this one shares: bytes, to whoever knows their name. Nothing else. */
const SHARED = ['mirror.v1.objects.show', 'mirror.v1.have', 'mirror.v1.want']

/** Whether whoever is unknown may ask this (docs/protocols/mirror.md section 13). */
export const isShared = async (route: string | undefined, address: string) =>
  SHARED.includes(route ?? '') && isNearBy(address) && (await isSharing())
