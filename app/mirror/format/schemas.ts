import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { FormatError } from '#mirror/format/format_error'
import { readCanonical } from '#mirror/format/canonical_json'
import { listOf, name, object, size, slug, tuple } from '#mirror/format/shapes'

/** The newest version of each format that this Tonle reads. */
export const VERSION = 1

const path = { type: 'string', minLength: 1, maxLength: 1000 } as const
const version = { const: VERSION } as const
const table = { type: 'string', pattern: '^@?[a-z][a-z0-9_]{0,62}$' } as const
const column = { type: 'string', pattern: '^[a-z][a-z0-9_]{0,62}$' } as const
const words = { type: ['string', 'null'], maxLength: 500 } as const
const code = { type: 'string', pattern: '^[0-9A-Za-z-]{1,40}$' } as const
const id = { type: 'string', minLength: 1, maxLength: 100 } as const

const format = (kind: string) => ({ format: { const: `tonle-${kind}` }, version })

/** Lists of segments of large blobs, section 5: how long a piece is and the name of each. */
const segments = object({ bytes: size, names: listOf(name, 100_000) })

/**
 * The JSON Schemas of docs/protocols/mirror.md; docs/protocols/mirror holds the same as files, which a test compares.
 */
export const schemas = {
  component: object({ ...format('component'), files: listOf(tuple(path, name, size)) }),
  tree: object({
    ...format('tree'),
    id,
    /** Where a component stands (the empty text is the root), its name, and the bytes of its files. */
    components: listOf(tuple({ type: 'string', maxLength: 1000 }, name, size), 10_000),
  }),
  segments: object({ ...format('segments'), blob: name, size, segments }),
  table: object({
    ...format('table'),
    table,
    columns: listOf(column, 500),
    rows: size,
    bits: { type: 'integer', minimum: 0, maximum: 16 },
    segments: listOf(name, 65_536),
  }),
  catalogue: object({ ...format('catalogue'), tables: listOf(tuple(table, name, size), 1000) }),
  patch: object({
    ...format('patch'),
    from: name,
    to: name,
    /** Table, its columns, rows that are new or other, ids that are gone. */
    tables: listOf(tuple(table, listOf(column, 500), listOf({ type: 'array' }), listOf(id)), 1000),
  }),
  edition: object({
    ...format('edition'),
    channel: slug,
    profile: slug,
    sequence: { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
    catalogue: name,
    packs: listOf(tuple(name, size), 100_000),
    patches: listOf(tuple(name, name, size), 64),
    blobs: object({ count: size, bytes: size }),
  }),
  revocations: object({
    ...format('revocations'),
    sequence: size,
    /** Table, id, the number of its latest standing, the standing, why in Khmer and English, its code where it has one. */
    entries: listOf({
      ...tuple(table, id, size, { enum: ['revoked', 'restored'] }, words, words, code),
      minItems: 6,
    }),
  }),
} as const

export type SchemaName = keyof typeof schemas

const compiled = new Map<SchemaName, ValidateFunction>()
const ajv = new Ajv2020({ strict: false })

/** Reads an object of this format from its bytes: canonical, of a known version, of the right shape. @throws FormatError */
export function readObject<T>(kind: SchemaName, bytes: Uint8Array): T {
  const value = readCanonical(bytes) as { format?: unknown; version?: unknown } | null
  if (value?.format === `tonle-${kind}` && Number(value.version) > VERSION) {
    throw new FormatError('newer_version', { kind, version: Number(value.version) })
  }
  const check = compiled.get(kind) ?? ajv.compile(schemas[kind])
  compiled.set(kind, check)
  if (!check(value)) {
    const at = check.errors?.[0]?.instancePath ?? ''
    throw new FormatError('bad_shape', { kind, at })
  }
  return value as T
}
