import db from '@adonisjs/lucid/services/db'
import { remembered } from '#shared/remembered'

export type StorageFigures = { files: number; bytes: number; made: number; madeBytes: number }

/** How much lies in the store, and how much of it was made here; remembered for a minute. */
export const storageFigures = remembered(60, async (): Promise<StorageFigures> => {
  const [all] = await db.from('media_blobs').count('* as files').sum('size as bytes')
  const [made] = await db
    .from('media_blobs')
    .whereIn('id', db.from('media_derivatives').select('blob_id'))
    .count('* as files')
    .sum('size as bytes')
  return {
    ...{ files: Number(all.files), bytes: Number(all.bytes ?? 0) },
    ...{ made: Number(made.files), madeBytes: Number(made.bytes ?? 0) },
  }
})
