import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { PackageProblem } from '#shared/archive/package_problem'

export type ArchiveFile = { path: string; size: number; open: () => Promise<Readable> }

/** The lower-case form under which a path is found whatever its case. */
export const pathKey = (path: string) => path.normalize('NFC').toLowerCase()

/** The files of a package before they are kept. Names are checked; nothing was written anywhere yet. */
export class Archive {
  #byKey: Map<string, ArchiveFile>

  /** @param isBare whether it is a description that came alone, without an archive around it */
  constructor(
    readonly files: ArchiveFile[],
    readonly isBare = false
  ) {
    this.#byKey = new Map(files.map((file) => [pathKey(file.path), file]))
  }

  /** The file of this path, else the one that differs only in its capitals. */
  find(path: string) {
    return this.#byKey.get(pathKey(path))
  }

  has(path: string) {
    return this.#byKey.has(pathKey(path))
  }

  /** The files that end like this, in lower case. */
  ending(...ends: string[]) {
    return this.files.filter(({ path }) => ends.some((end) => pathKey(path).endsWith(end)))
  }

  /** @throws PackageProblem where it is larger than `most` bytes */
  async read(path: string, most: number): Promise<Buffer> {
    const file = this.find(path)
    if (!file) throw new PackageProblem('file_missing', { name: path })
    if (file.size > most) throw new PackageProblem('file_large', { name: path })
    return buffer(await file.open())
  }

  /** The package as it is seen from one of its folders: for archives of a whole folder. */
  inside(folder: string) {
    const from = `${folder}/`
    const files = this.files.filter(({ path }) => path.startsWith(from))
    return new Archive(files.map((file) => ({ ...file, path: file.path.slice(from.length) })))
  }
}
