import { createHash } from 'node:crypto'
import type { Archive } from '#shared/archive/archive'

const sha256 = () => createHash('sha256')

/**
 * What a build of a library is known by: SHA-256 over the paths of its files, in order, each with the SHA-256 of its
 * bytes. One byte or one name changed is another build, whatever its library.json says.
 */
export async function libraryHash(archive: Archive): Promise<string> {
  const whole = sha256()
  const files = [...archive.files].sort((a, b) => (a.path < b.path ? -1 : 1))
  for (const file of files) {
    const one = sha256()
    for await (const part of await file.open()) one.update(part as Buffer)
    whole.update(`${file.path}\0${one.digest('hex')}\n`)
  }
  return whole.digest('hex')
}
