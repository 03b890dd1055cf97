import { BlockList, isIP } from 'node:net'

const PRIVATE_V4: [string, number][] = [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
  ] as [string, number][]),
  ...([
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
  ] as [string, number][]),
  ...([
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
  ] as [string, number][]),
  ...([
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
  ] as [string, number][]),
  ...([
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as [string, number][]),
]

/** Also what carries an IPv4 address inside: translated, tunnelled. */
const PRIVATE_V6: [string, number][] = [
  ...([
    ['::', 96],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
    ['100::', 64],
  ] as [string, number][]),
  ...([
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
  ] as [string, number][]),
  ...([
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
  ] as [string, number][]),
]

const list = new BlockList()
for (const [address, bits] of PRIVATE_V4) list.addSubnet(address, bits, 'ipv4')
for (const [address, bits] of PRIVATE_V6) list.addSubnet(address, bits, 'ipv6')

/** Whether an address is of this machine, of a private network, or of none at all. */
export function isPrivate(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return true
  if (family === 4) return list.check(address, 'ipv4')
  const mapped = mappedV4(address)
  return mapped ? list.check(mapped, 'ipv4') : list.check(address, 'ipv6')
}

/** `::ffff:10.0.0.1` and `::ffff:a00:1` are IPv4. */
function mappedV4(address: string) {
  const [, dotted] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? []
  if (dotted) return dotted
  const [, high, low] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/i.exec(address) ?? []
  if (!high) return undefined
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)]
  return [a >> 8, a & 255, b >> 8, b & 255].join('.')
}
