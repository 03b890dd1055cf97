import yauzl from 'yauzl'
import { LIMITS } from '#shared/archive/limits'
import { PackageProblem } from '#shared/archive/package_problem'

/** Control characters and those that turn the direction of writing make a name look like another. */
const HIDDEN = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u

const FILE_KIND = 0o170000
const LINK = 0o120000

/** Refuses a name that points out of the package or is none. */
export function checkName(name: string) {
  const data = { name: name.replaceAll(new RegExp(HIDDEN, 'gu'), '?').slice(0, 200) }
  if (yauzl.validateFileName(name) !== null || name.split('/').includes('..')) {
    throw new PackageProblem('path_outside', data)
  }
  if (HIDDEN.test(name)) throw new PackageProblem('name_hidden', data)
  const parts = name.split('/')
  const isLong = parts.some((part) => Buffer.byteLength(part) > LIMITS.name)
  if (isLong || Buffer.byteLength(name) > LIMITS.path) throw new PackageProblem('name_long', data)
  if (parts.length > LIMITS.depth) throw new PackageProblem('too_deep', data)
}

/** Refuses what is not a plain file: links, devices, what is encrypted or packed in a way that nothing here reads. */
export function checkKind(
  entry: Pick<
    yauzl.Entry,
    'externalFileAttributes' | 'generalPurposeBitFlag' | 'compressionMethod'
  >,
  name: string
) {
  const kind = (entry.externalFileAttributes >>> 16) & FILE_KIND
  if (kind === LINK) throw new PackageProblem('link', { name })
  if (entry.generalPurposeBitFlag & 1) throw new PackageProblem('encrypted', { name })
  if (![0, 8].includes(entry.compressionMethod)) throw new PackageProblem('packing', { name })
}
