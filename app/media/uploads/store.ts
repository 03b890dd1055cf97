import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { join } from 'node:path'
import { FileStore } from '@tus/file-store'
import type { DataStore } from '@tus/server'
import type { Readable } from 'node:stream'
import { uploads } from '#config/uploads'

const DAY_MS = 24 * 60 * 60 * 1000

let store: DataStore | undefined

/** Where uploads lie while they arrive: a folder of DATA_DIR, or a bucket where the settings name one. */
export async function uploadStore(): Promise<DataStore> {
  return (store ??= await makeStore())
}

/** For tests that change the settings. */
export const forgetUploadStore = () => void (store = undefined)

async function makeStore(): Promise<DataStore> {
  const expirationPeriodInMilliseconds = uploads.days * DAY_MS
  const s3ClientConfig = uploads.bucket
  if (s3ClientConfig) {
    const { S3Store } = await import('@tus/s3-store')
    return new S3Store({ expirationPeriodInMilliseconds, useTags: false, s3ClientConfig })
  }
  await mkdir(uploads.folder, { recursive: true })
  return new FileStore({ directory: uploads.folder, expirationPeriodInMilliseconds })
}

/** The store ends an upload that is under way; of one that has arrived whole it removes nothing. */
async function emptyBucket(from: DataStore, id: string) {
  const { client } = from as DataStore & { client: import('@aws-sdk/client-s3').S3 }
  const keys = [id, `${id}.info`, `${id}.part`].map((Key) => ({ Key }))
  await client.deleteObjects({ Bucket: uploads.bucket!.bucket, Delete: { Objects: keys } })
}

/** How much of an upload has arrived; undefined where the store does not know it. */
export async function arrivedBytes(id: string): Promise<number | undefined> {
  const from = await uploadStore()
  const found = await from.getUpload(id).catch(() => undefined)
  return found?.offset
}

/** The file of an upload that has arrived; one in a bucket is fetched. Remove it with `removeArrived`. */
export async function arrivedFile(id: string): Promise<string> {
  const path = join(uploads.folder, id)
  const from = (await uploadStore()) as DataStore & { read?: (id: string) => Promise<Readable> }
  if (from instanceof FileStore) return path
  await mkdir(uploads.folder, { recursive: true })
  await pipeline(await from.read!(id), createWriteStream(path))
  return path
}

/** Removes what has arrived of an upload, whether or not something has. */
export async function removeArrived(id: string) {
  const from = await uploadStore()
  await from.remove(id).catch(() => undefined)
  if (!(from instanceof FileStore)) await emptyBucket(from, id)
  await rm(join(uploads.folder, id), { force: true })
  await rm(join(uploads.folder, `${id}.json`), { force: true })
}
