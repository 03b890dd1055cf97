import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { keepPackages } from '#library/packages'
import { kindOf } from '#library/resource_input'
import { bulkInsert } from '#shared/database/bulk_insert'
import { findByCodes } from '#curriculum/queries/find_by_codes'
import { wantPreparations } from '#media/actions/want_preparations'
import type { Actor } from '#shared/actor'
import type { ResourceKind } from '#library/types'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Given, GivenFile, KeptBlob } from '#library/sources/types'

type Made = { id: string; code: string; institutionId: string | null; given: Given }
type WithBlob = GivenFile & { blob: KeptBlob }

const withBlob = ({ files }: Given) => files.filter((file): file is WithBlob => Boolean(file.blob))

/** The kind of resource that an entry becomes. */
export function kindOfGiven(given: Given): ResourceKind {
  const main = withBlob(given).filter(({ role }) => role === 'main')
  const [first] = [...main].sort((a, b) => (a.name < b.name ? -1 : 1))
  return kindOf(first?.blob.mediaType, first?.plays)
}

/** What stands beside new rows of resources: files, what they teach, what they were made from, packages. */
export async function writeBeside(trx: TransactionClientContract, actor: Actor, made: Made[]) {
  await bulkInsert(
    trx,
    'library_files',
    ['id', 'resource_id', 'blob_id', 'role', 'name', 'language', 'alt_km', 'alt_en'],
    made.flatMap(({ id, given }) => fileRows(id, given))
  )
  const blobs = made.flatMap(({ given }) => withBlob(given).map(({ blob }) => blob))
  await wantPreparations(trx, actor, blobs)
  await writeAlignments(trx, made)
  await writeOrigins(trx, made)
  for (const one of made) {
    const archives = withBlob(one.given).filter(({ role, plays }) => role === 'main' && plays)
    if (archives.length > 0) await keepPackages(trx, actor, one, archives)
  }
}

/** Two files of one name are one: the later is meant. */
function fileRows(resourceId: string, given: Given) {
  const byName = new Map(withBlob(given).map((file) => [file.name, file]))
  return [...byName.values()].map(({ blob, role, name, language, alt }) => [
    ...[newId(), resourceId, blob.id, role, name, language],
    ...[language === 'en' ? null : (alt ?? null), language === 'km' ? null : (alt ?? null)],
  ])
}

async function writeAlignments(trx: TransactionClientContract, made: Made[]) {
  const codes = [...new Set(made.flatMap(({ given }) => given.alignment))]
  const points = await findByCodes(codes, trx)
  const rows = new Map<string, string[]>()
  for (const { id, given } of made) {
    for (const code of given.alignment) {
      const point = points.get(code)
      if (!point) continue
      const { lessonId, outcomeId } = point
      rows.set(`${id} ${lessonId} ${outcomeId}`, [newId(), id, lessonId, outcomeId!])
    }
  }
  const columns = ['id', 'resource_id', 'lesson_id', 'outcome_id']
  await bulkInsert(trx, 'library_alignments', columns, [...rows.values()])
}

async function writeOrigins(trx: TransactionClientContract, made: Made[]) {
  const now = sqlTime()
  const rows = made.flatMap(({ id, given: { origin } }) =>
    origin
      ? [
          [
            ...[newId(), id, origin.kind, origin.title, origin.author, origin.url],
            ...[origin.licence ?? null, now],
          ],
        ]
      : []
  )
  await bulkInsert(
    trx,
    'library_relations',
    [
      ...['id', 'resource_id', 'kind', 'source_title', 'source_author', 'source_url'],
      ...['source_licence', 'created_at'],
    ],
    rows
  )
}
