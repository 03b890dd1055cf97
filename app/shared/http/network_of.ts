import { isIPv6 } from 'node:net'

/** What limits count by: the address, or the /64 network of an IPv6 one, within which a device changes its own. */
export function networkOf(address: string) {
  if (address.startsWith('::ffff:')) return address.slice(7)
  if (!isIPv6(address)) return address
  const [head, tail] = address.split('::')
  const first = head ? head.split(':') : []
  const last = tail ? tail.split(':') : []
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0')
  const groups = tail === undefined ? first : [...first, ...zeros, ...last]
  return groups.slice(0, 4).join(':')
}
