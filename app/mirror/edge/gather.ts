import { FormatError } from '#mirror/format/format_error'
import { checkObject } from '#mirror/format/object_name'
import { SourceError, type EditionSource } from '#mirror/edge/source'
import { crashPoint } from '#mirror/crash_points'
import type { ObjectStore } from '#mirror/store/objects'

/** How much one object other than a blob may hold. */
export const OBJECT_LIMIT = 80 * 1024 * 1024
const PORTION = 1024
const AT_ONCE = 6

/** What came during one contact. */
export type Tally = { objects: number; bytes: number; bad: number }

export type GatherOptions = {
  signal?: AbortSignal
  /** Hears of bytes as they come, also of those that turn out to be wrong. */
  came?: (bytes: number) => Promise<void> | void
  /** Hears how many bytes are still to come. */
  expects?: (bytes: number) => Promise<void> | void
}

/** An object that no source has. */
export class MissingObject extends Error {
  constructor(readonly object: string) {
    super(`missing object ${object}`)
  }
}

/** Brings objects into the store, from whichever source has them whole and right. */
export class Gatherer {
  readonly tally: Tally = { objects: 0, bytes: 0, bad: 0 }
  #gone = new Set<EditionSource>()

  constructor(
    readonly store: ObjectStore,
    private all: EditionSource[],
    readonly options: GatherOptions = {}
  ) {}

  /** The sources that answer. */
  get sources() {
    return this.all.filter((source) => !this.#gone.has(source))
  }

  /** Bytes of an object, from here or from a source; what came is kept. */
  fetch = async (name: string, limit = OBJECT_LIMIT): Promise<Buffer> => {
    const here = await this.here(name)
    if (here) return here
    const bytes = await this.#ask(name, limit)
    if (!bytes) throw new MissingObject(name)
    await this.store.putMany([{ name, bytes }])
    return bytes
  }

  /** An object that lies here and is right; a wrong one is taken away. */
  async here(name: string): Promise<Buffer | undefined> {
    if (!(await this.store.has(name))) return undefined
    try {
      return await this.store.read(name)
    } catch (error) {
      if (!(error instanceof FormatError)) throw error
      await this.store.remove(name)
      return undefined
    }
  }

  /** Brings what is missing of these small objects, in few requests where a source can do that. Gives what is missing still. */
  async bring(names: Iterable<string>): Promise<string[]> {
    let missing = await this.missing(names)
    for (const source of this.sources) {
      if (missing.length === 0) break
      const tried = await this.#attempt(source, undefined, () =>
        source.some ? this.#some(source, missing) : this.#oneByOne(source, missing)
      )
      missing = tried ?? (await this.missing(missing))
    }
    crashPoint('edition.fetched')
    return missing
  }

  async missing(names: Iterable<string>) {
    const missing: string[] = []
    for (const name of new Set(names)) if (!(await this.store.has(name))) missing.push(name)
    return missing
  }

  /** A source that went away, or answers with something else, is not asked again; the others are. */
  async #attempt<T>(source: EditionSource, otherwise: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      this.options.signal?.throwIfAborted()
      if (error instanceof FormatError) this.tally.bad++
      else if (!(error instanceof SourceError)) throw error
      this.leave(source)
      return otherwise
    }
  }

  leave(source: EditionSource) {
    this.#gone.add(source)
  }

  async #ask(name: string, limit: number): Promise<Buffer | undefined> {
    for (const source of this.sources) {
      const bytes = await this.#attempt(source, undefined, () => source.object(name, limit))
      if (bytes && (await this.count(name, bytes))) return Buffer.from(bytes)
    }
    return undefined
  }

  /** Whether these are the bytes of the name; counted either way. */
  async count(name: string, bytes: Uint8Array): Promise<boolean> {
    try {
      checkObject(name, bytes)
    } catch {
      this.tally.bad++
      return false
    }
    this.counted(bytes.length)
    await this.options.came?.(bytes.length)
    return true
  }

  /** One more object is here and right. */
  counted(bytes: number) {
    this.options.signal?.throwIfAborted()
    this.tally.objects++
    this.tally.bytes += bytes
  }

  async #some(source: EditionSource, names: string[]) {
    const wanted = new Set(names)
    for (let at = 0; at < names.length; at += PORTION) {
      let batch: { name: string; bytes: Buffer }[] = []
      let held = 0
      const keep = async () => {
        await this.store.putMany(batch)
        for (const { name } of batch) wanted.delete(name)
        batch = []
        held = 0
      }
      for await (const object of source.some!(names.slice(at, at + PORTION))) {
        if (!wanted.has(object.name) || !(await this.count(object.name, object.bytes))) continue
        batch.push(object)
        held += object.bytes.length
        if (held > 8 * 1024 * 1024) await keep()
      }
      await keep()
    }
    return this.#oneByOne(source, [...wanted])
  }

  async #oneByOne(source: EditionSource, names: string[]) {
    const there = source.which && new Set(await source.which(names))
    const missing = names.filter((name) => there && !there.has(name))
    const queue = names.filter((name) => !there || there.has(name))
    const work = async () => {
      for (let name = queue.shift(); name; name = queue.shift()) {
        const bytes = await source.object(name, OBJECT_LIMIT)
        if (bytes && (await this.count(name, bytes))) {
          await this.store.putMany([{ name, bytes: Buffer.from(bytes) }])
        } else missing.push(name)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    return missing
  }
}
