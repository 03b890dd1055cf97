import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { dataPath } from '#config/data'
import { blobPath } from '#media/blob_path'
import { storeBlob } from '#media/actions/store_blob'
import type Blob from '#media/models/blob'
import type { JobHandle } from '#shared/jobs/job_handle'
import type { FileKind } from '#media/types'
import type { DerivativeRole, Facts } from '#media/prepare/types'

type Place = { position?: number; width?: number; height?: number }
type Text = { position: number; text: string; label?: string; origin?: 'file' | 'scan' }
type Saved = { done: string[]; facts: Facts }

/** What the text of one page may hold in the index; a book of numbers is no text. */
const MOST_TEXT = 100_000

/** Where the steps of a preparation work: the file, a folder for what they make, and what they hand over. */
export class Workshop {
  facts: Facts
  #made = new Map<string, string>()
  #done: Set<string>

  constructor(
    readonly source: Blob,
    readonly kind: FileKind,
    readonly job: JobHandle<Saved>
  ) {
    this.#done = new Set(job.saved?.done ?? [])
    this.facts = job.saved?.facts ?? {}
  }

  get path() {
    return blobPath(this.source.sha256)
  }

  get folder() {
    return dataPath('tmp', `prepare-${this.source.id}`)
  }

  file(name: string) {
    return join(this.folder, name)
  }

  async open() {
    await rm(this.folder, { recursive: true, force: true })
    await mkdir(this.folder, { recursive: true })
    const rows = await db
      .from('media_derivatives as d')
      .join('media_blobs as b', 'b.id', 'd.blob_id')
      .where('d.source_id', this.source.id)
      .select('d.name', 'b.sha256')
    for (const { name, sha256 } of rows) this.#made.set(name, sha256)
  }

  close() {
    return rm(this.folder, { recursive: true, force: true })
  }

  isDone(step: string) {
    return this.#done.has(step)
  }

  /** Keeps that a step is over, also from a run that is killed later. */
  async finish(step: string) {
    this.#done.add(step)
    await this.job.checkpoint({ done: [...this.#done], facts: this.facts })
  }

  /** Whether an earlier run has made this already. */
  has(name: string) {
    return this.#made.has(name)
  }

  /** The file of a derivative that was made, also by an earlier run. */
  made(name: string) {
    const sha256 = this.#made.get(name)
    return sha256 ? blobPath(sha256) : undefined
  }

  /** The first digits of its SHA-256, for addresses that name one content for ever. */
  version(name: string) {
    return this.#made.get(name)!.slice(0, 12)
  }

  /** Keeps what was made, from a file of the folder or from bytes; one of the same name is replaced. */
  async keep(role: DerivativeRole, name: string, from: string | Buffer, place: Place = {}) {
    const blob = await storeBlob(from, name)
    const row = { source_id: this.source.id, name, blob_id: blob.id, role, ...places(place) }
    await db
      .connection()
      .getWriteClient()
      .table('media_derivatives')
      .insert({ id: newId(), ...row })
      .onConflict(['source_id', 'name'])
      .merge({ blob_id: blob.id, role, ...places(place) })
    this.#made.set(name, blob.sha256)
    if (typeof from === 'string') await rm(from, { force: true })
    await this.job.throwIfCancelled()
  }

  /** Keeps the words of a page or a chapter; those of an earlier run are replaced. */
  async keepText({ position, text, label, origin = 'file' }: Text) {
    const clean = text
      .replaceAll('\0', '')
      .replaceAll(/[ \t]+/g, ' ')
      .trim()
      .slice(0, MOST_TEXT)
    const row = {
      source_id: this.source.id,
      position,
      text: clean,
      label: label?.slice(0, 300),
      origin,
    }
    await db
      .connection()
      .getWriteClient()
      .table('media_texts')
      .insert({ id: newId(), ...row })
      .onConflict(['source_id', 'position'])
      .merge({ text: clean, label: row.label ?? null, origin })
  }
}

const places = ({ position = 0, width, height }: Place) => ({
  position,
  width: width ?? null,
  height: height ?? null,
})
