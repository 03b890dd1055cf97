import db from '@adonisjs/lucid/services/db'
import { offersOf } from '#shared/sync/offers'
import { editionTables } from '#mirror/rows/edition_tables'
import { encodeRows, type Encoded } from '#mirror/rows/encode_rows'
import { selectRows, type Picked } from '#mirror/rows/select_rows'
import { blobSources } from '#mirror/publisher/blob_sources'
import type { Quality } from '#shared/sync/travellers'
import type { Fetch } from '#mirror/format/catalogue'

/** Everything that this server offers, or what was picked, as it stands in a catalogue. */
export async function encodeAll(picked?: Picked, quality: Quality = '480'): Promise<Encoded> {
  const tables = await editionTables()
  const all = (await offersOf('library_resources')).filter(({ stays }) => !stays)
  const chosen = picked ?? { library_resources: all.map(({ id }) => id) }
  return encodeRows(tables, await selectRows(tables, chosen), blobSources(quality, new Map()))
}

/** Forgets all rows that editions bring, as if this were another server. */
export async function emptyContent(is: (one: { table: string }) => boolean = () => true) {
  const all = await editionTables()
  const tables = all.filter(is)
  const columns = tables.flatMap(({ table, late }) => late.map((column) => ({ table, column })))
  for (const { table, column } of columns) await db.from(table).update({ [column]: null })
  for (const { table } of tables.toReversed()) await db.from(table).delete()
}

/** The objects of what was encoded, by their names. */
export function fetchFrom({ objects, made }: Encoded): Fetch {
  const known = new Map([...objects, ...made].map(({ name, bytes }) => [name, bytes]))
  return async (name) => known.get(name) ?? Promise.reject(new Error(`no object ${name}`))
}
