import { existsSync } from 'node:fs'
import { cp, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Updater, type Fetcher, type TargetFile } from 'tuf-js'
import errors from 'tuf-js/dist/error.js'

/** Gives a file of `tuf/` of an origin or a stick by its name; undefined where there is none. */
export type MetadataSource = (file: string, limit: number) => Promise<Uint8Array | undefined>

/** The highest versions that were ever trusted here. They stand in the database too: a folder may be lost or old. */
export type Seen = { root: number; timestamp: number; targets: number }

export class TrustError extends Error {
  constructor(
    readonly code: 'refused' | 'rolled_back',
    cause?: unknown
  ) {
    super(code, { cause })
  }
}

const BASE = 'http://tuf.invalid'

const fetcherOf = (source: MetadataSource): Fetcher => ({
  async downloadBytes(url, limit) {
    const bytes = await source(new URL(url).pathname.slice(1), limit)
    if (!bytes) throw new errors.DownloadHTTPError(url, 404)
    if (bytes.length > limit) throw new errors.DownloadLengthMismatchError(url)
    return Buffer.from(bytes)
  },
  downloadFile() {
    throw new Error('targets are objects: they are fetched by name')
  },
})

/**
 * The metadata that is trusted here (docs/protocols/mirror.md section 8.4). The updater of tuf-js works on a copy,
 * which is synced and then takes the place of the folder; the last good one is kept, so that no power cut leaves
 * a folder that cannot be read.
 */
export class TrustedFolder {
  constructor(
    private folder: string,
    /** The root that this server was given when it was paired. */
    private firstRoot: Uint8Array
  ) {}

  get #previous() {
    return `${this.folder}.previous`
  }

  /** Brings the metadata up to what `source` has and gives what is signed there. @throws TrustError */
  async refresh(source: MetadataSource, seen: Seen, paths: string[]) {
    const staged = `${this.folder}.staged`
    await this.#stage(staged)
    try {
      const targets = await this.#update(staged, source, paths)
      const now = await versionsOf(staged)
      const isOld = (Object.keys(seen) as (keyof Seen)[]).some((role) => now[role] < seen[role])
      if (isOld) throw new TrustError('rolled_back')
      await this.#settle(staged)
      return { seen: now, targets }
    } finally {
      await rm(staged, { recursive: true, force: true })
    }
  }

  async #stage(staged: string) {
    await rm(staged, { recursive: true, force: true })
    for (const folder of [this.folder, this.#previous]) {
      if (!(await isReadable(folder))) continue
      await cp(folder, staged, { recursive: true })
      return
    }
    await mkdir(staged, { recursive: true })
    const root = await open(join(staged, 'root.json'), 'wx')
    await root.writeFile(this.firstRoot)
    await root.close()
  }

  async #update(staged: string, source: MetadataSource, paths: string[]) {
    try {
      const updater = new Updater({
        ...{ metadataDir: staged, metadataBaseUrl: BASE, fetcher: fetcherOf(source) },
      })
      await updater.refresh()
      const targets = new Map<string, TargetFile>()
      for (const path of paths) {
        const target = await updater.getTargetInfo(path)
        if (target) targets.set(path, target)
      }
      return targets
    } catch (error) {
      const isOld = error instanceof errors.BadVersionError
      throw new TrustError(isOld ? 'rolled_back' : 'refused', error)
    }
  }

  async #settle(staged: string) {
    for (const file of await readdir(staged)) await sync(join(staged, file))
    await sync(staged)
    if (existsSync(this.folder)) {
      await rm(this.#previous, { recursive: true, force: true })
      await rename(this.folder, this.#previous)
    }
    await rename(staged, this.folder)
    await sync(join(this.folder, '..'))
  }
}

async function sync(path: string) {
  const opened = await open(path, 'r')
  await opened.sync().catch(() => {})
  await opened.close()
}

const isReadable = (folder: string) =>
  versionsOf(folder).then(
    () => true,
    () => false
  )

/** @throws where a file is missing or was cut */
async function versionsOf(folder: string): Promise<Seen> {
  const read = async (role: string) => {
    const { signed } = JSON.parse(await readFile(join(folder, `${role}.json`), 'utf8'))
    return Number(signed.version)
  }
  await read('snapshot')
  return {
    root: await read('root'),
    timestamp: await read('timestamp'),
    targets: await read('targets'),
  }
}
