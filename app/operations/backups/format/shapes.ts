import { moduleNames } from '#app/modules'
import type { Column } from '#shared/database/column_kinds'

/** A table and its columns in the order of their names: the physical order differs between servers. */
export type TableShape = { name: string; columns: Column[] }

/** Made anew where they are missing: the search index, the tickets of the queue, the counters of the limiter. */
const REBUILT = /^(?:search_|shared_queue_|shared_rate_limits$)/

/** Whether a table is Tonle's, by its prefix: a database may be shared with other programs. */
export const isOurs = (table: string) =>
  table.startsWith('adonis_schema') ||
  ['shared', ...moduleNames].some((name) => table === name || table.startsWith(`${name}_`))

/** Whether a snapshot holds the table. The level of migrations (adonis_schema) stands in the manifest. */
export const isKept = (table: string) =>
  isOurs(table) && !table.startsWith('adonis_schema') && !REBUILT.test(table)
