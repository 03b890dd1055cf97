/**
 * What a column holds, apart from how a database writes it down. What leaves a database as a
 * snapshot or an edition knows these kinds only, so that the other database can take it.
 */
export type ColumnKind = 'text' | 'number' | 'boolean' | 'json' | 'time' | 'date' | 'bytes'

export type Column = { name: string; kind: ColumnKind }

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
