import yazl from 'yazl'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { fromJson } from '#shared/database/from_json'
import { sqlTime } from '#shared/database/times'
import { chosenIds, type Choice } from '#library/exports/choice'
import { FilesExport } from '#library/exports/write_files'
import { KolibriExport } from '#library/exports/write_kolibri'
import { exportPlaces } from '#library/exports/export_places'
import { parcels } from '#library/exports/parcel'
import type { JobHandle } from '#shared/jobs/job_handle'
import type { Stay } from '#library/exports/stays'

/** How long the file waits to be fetched. */
const DAYS = 7

/** Makes the file of an export; it may run again, and begins anew then. */
export async function makeExport(id: string, job: JobHandle) {
  const row = await db.from('library_exports').where('id', id).firstOrFail()
  const choice = fromJson<Choice>(row.choice)
  const ids = await chosenIds(choice)
  const { file, part, folder } = exportPlaces(id)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const zip = new yazl.ZipFile()
  const out =
    row.kind === 'kolibri'
      ? new KolibriExport(zip, {
          ...{ key: JSON.stringify(choice), name: row.title, locale: row.language, folder },
        })
      : new FilesExport(zip)
  const stays: Stay[] = []
  try {
    const target = createWriteStream(part, { mode: 0o600 })
    const written = pipeline(zip.outputStream, target, { signal: job.signal })
    written.catch(() => {})
    await pack(ids, { out, stays, job })
    await out.finish(stays)
    zip.end()
    await written
    await rename(part, file)
  } catch (error) {
    await job.throwIfCancelled()
    throw error
  } finally {
    if (out instanceof KolibriExport) out.close()
    await rm(folder, { recursive: true, force: true })
    await rm(part, { force: true })
  }
  const { size } = await stat(file)
  await db
    .from('library_exports')
    .where('id', id)
    .update({
      ...{ resources: ids.length - stays.length, size, stays: JSON.stringify(stays) },
      ...{ done_at: sqlTime(), expires_at: sqlTime(clock.now().plus({ days: DAYS })) },
    })
  return { exported: ids.length - stays.length, stayed: stays.length }
}

type Packing = { out: FilesExport | KolibriExport; stays: Stay[]; job: JobHandle }

async function pack(ids: string[], { out, stays, job }: Packing) {
  let done = 0
  await job.progress(0, ids.length, 'packing')
  for await (const parcel of parcels(ids, (stay) => stays.push(stay))) {
    await job.throwIfCancelled()
    const reason = parcel && (await out.add(parcel))
    if (reason) {
      const title = parcel.row.titleKm ?? parcel.row.titleEn ?? parcel.row.code
      stays.push({ code: parcel.row.code, title, reason })
    }
    await job.progress(++done, ids.length, 'packing')
  }
}
