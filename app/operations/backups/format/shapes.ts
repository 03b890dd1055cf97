import { moduleNames } from '#app/modules'

/**
 * What a column holds, apart from how a database writes it down. The portable format knows these kinds only, so that
 * a snapshot of one database can be loaded into the other.
 */
export type ColumnKind = 'text' | 'number' | 'boolean' | 'json' | 'time' | 'date' | 'bytes'

export type Column = { name: string; kind: ColumnKind }

/** A table and its columns in the order of their names: the physical order differs between servers. */
export type TableShape = { name: string; columns: Column[] }

/** One value on its way: what JSON can hold. Bytes are base64, JSON columns their text, times UTC text. */
export type Wire = string | number | boolean | null

export type WireRow = Wire[]

const KINDS: [RegExp, ColumnKind][] = [
  [/^bool/, 'boolean'],
  [/^json/, 'json'],
  [/^(?:datetime|timestamp)/, 'time'],
  [/^date$/, 'date'],
  [/^(?:blob|bytea)/, 'bytes'],
  [
    /^(?:tiny|small|medium|big)?int|^(?:float|double|real|decimal|numeric|serial|bigserial)/,
    'number',
  ],
]

/** The kind of a column by its declared type, on either database. */
export const kindOf = (declared: string): ColumnKind =>
  KINDS.find(([type]) => type.test(declared.toLowerCase()))?.[1] ?? 'text'

/** Made anew where they are missing: the search index, the tickets of the queue, the counters of the limiter. */
const REBUILT = /^(?:search_|shared_queue_|shared_rate_limits$)/

/** Whether a table is Tonle's, by its prefix: a database may be shared with other programs. */
export const isOurs = (table: string) =>
  table.startsWith('adonis_schema') ||
  ['shared', ...moduleNames].some((name) => table === name || table.startsWith(`${name}_`))

/** Whether a snapshot holds the table. The level of migrations (adonis_schema) stands in the manifest. */
export const isKept = (table: string) =>
  isOurs(table) && !table.startsWith('adonis_schema') && !REBUILT.test(table)
