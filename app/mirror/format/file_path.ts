import { FormatError } from '#mirror/format/format_error'

const LONGEST_PATH = 1000
const LONGEST_NAME = 255
const DEEPEST = 20
const FORBIDDEN = /[\p{Cc}\p{Cs}\\\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u

/**
 * A path inside a tree (docs/protocols/mirror.md section 3): relative, NFC, with `/`. It is only ever a key of a row,
 * never the name of a file on a disk; it is refused all the same where it could become one that leads elsewhere.
 */
export function checkPath(path: string) {
  const parts = path.split('/')
  const bad =
    path.length > LONGEST_PATH ||
    parts.length > DEEPEST ||
    FORBIDDEN.test(path) ||
    path !== path.normalize('NFC') ||
    parts.some((part) => part === '' || part === '.' || part === '..') ||
    parts.some((part) => Buffer.byteLength(part) > LONGEST_NAME)
  if (bad) throw new FormatError('bad_path', { path: path.slice(0, 80) })
  return path
}

/** Code units from U+D800 on, so turned that their order is that of the characters they stand for. */
const rank = (unit: number) => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800)

/** The order of lists: that of the UTF-8 bytes, which every language can give. */
export function byBytes(a: string, b: string) {
  const shorter = Math.min(a.length, b.length)
  for (let at = 0; at < shorter; at++) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)]
    if (left !== right) return rank(left) - rank(right)
  }
  return a.length - b.length
}

/** @throws FormatError unless the keys rise strictly: nothing twice, and one order only */
export function checkOrder(keys: string[]) {
  const n = keys.findIndex((key, at) => at > 0 && byBytes(keys[at - 1], key) >= 0)
  if (n > 0) throw new FormatError('bad_order', { key: keys[n].slice(0, 80) })
}
