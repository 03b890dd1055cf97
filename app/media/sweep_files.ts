import { readdir, rename, rm, stat } from 'node:fs/promises'
import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { dataPath } from '#config/data'
import { blobPath, incomingPath } from '#media/blob_path'
import type { DateTime } from 'luxon'

const FOLDER = /^[0-9a-f]{2}$/
const NAME = /^[0-9a-f]{64}$/

/** Removes the files of the blob store that no row names and that were there before `before`. */
export async function sweepFiles(before: DateTime) {
  let files = 0
  let bytes = 0
  for await (const names of folders()) {
    const rows = await db.from('media_blobs').whereIn('sha256', names).select('sha256')
    const known = new Set(rows.map(({ sha256 }) => sha256 as string))
    for (const name of names) {
      if (known.has(name)) continue
      const size = await removeFile(name, before)
      if (size === undefined) continue
      files++
      bytes += size
    }
  }
  return { files, bytes }
}

/** The names in each folder of the store. */
async function* folders() {
  for (const first of await list(FOLDER)) {
    for (const second of await list(FOLDER, first)) {
      const names = await list(NAME, first, second)
      for (let at = 0; at < names.length; at += 500) yield names.slice(at, at + 500)
    }
  }
}

async function list(kind: RegExp, ...folder: string[]) {
  const names = await readdir(dataPath('blobs', ...folder)).catch(() => [] as string[])
  return names.filter((one) => kind.test(one))
}

/**
 * Takes the file aside first and looks again: whoever brings the same bytes at this moment puts a fresh file in its
 * place, and then it is that one which was taken and which goes back.
 */
async function removeFile(sha256: string, before: DateTime): Promise<number | undefined> {
  const path = blobPath(sha256)
  const isOld = async (file: string) => {
    const found = await stat(file).catch(() => undefined)
    return found && found.mtimeMs < before.toMillis() ? found.size : undefined
  }
  if ((await isOld(path)) === undefined) return undefined
  const aside = incomingPath(newId())
  await rename(path, aside)
  const size = await isOld(aside)
  const row = await db.from('media_blobs').where('sha256', sha256).first()
  if (size === undefined || row) {
    await rename(aside, path)
    return undefined
  }
  await rm(aside, { force: true })
  return size
}
