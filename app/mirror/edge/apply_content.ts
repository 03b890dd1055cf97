import { linkBlobs } from '#media/actions/link_blobs'
import { objectStore } from '#mirror/store/objects'
import { crashPoint } from '#mirror/crash_points'
import { applyRows } from '#mirror/rows/apply_rows'
import { prepareRows } from '#mirror/rows/prepare_rows'
import { editionTables } from '#mirror/rows/edition_tables'
import { withoutRevoked } from '#mirror/rows/content'
import { neededBlobs } from '#mirror/edge/content'
import { reasonsOf, revokedIn } from '#mirror/edge/withdrawn'
import type { BlobRow } from '#mirror/rows/encode_rows'
import type { Content } from '#mirror/format/rows'
import type { Revocations } from '#mirror/publisher/revocations'
import type { PreparedRows } from '#mirror/rows/prepare_rows'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Stand = { content: Content; revocations: Revocations }

export type StagedContent = {
  rows: PreparedRows
  revocations: Revocations
  /** Blobs that are not here: their rows say so until a contact brings them. */
  missing: BlobRow[]
}

const readObject = (name: string) => objectStore().read(name)

/**
 * Everything that can be done before the switch (docs/protocols/mirror.md section 18.3): blobs get their names in the
 * store that pages serve, rows are compared. Nobody sees anything of it yet.
 */
export async function stageContent(
  before: Stand | undefined,
  after: Stand
): Promise<StagedContent> {
  const revoked = revokedIn(after.revocations)
  const needed = await neededBlobs(after.content, revoked)
  const store = objectStore()
  const present: BlobRow[] = []
  for (const blob of needed) if (await store.has(blob.sha256, blob.size)) present.push(blob)
  await linkBlobs(present.map(({ sha256, size }) => ({ sha256, size, from: store.path(sha256) })))
  crashPoint('edition.linked')
  const standing = before && (await withoutRevoked(before.content, revokedIn(before.revocations)))
  const rows = await prepareRows({ before: standing, after: after.content, readObject, revoked })
  const wanted = new Set(needed.map(({ sha256 }) => sha256))
  const here = new Set(present.map(({ sha256 }) => sha256))
  // A blob that only withdrawn rows named has no bytes here and needs no row.
  rows.blobs = rows.blobs
    .filter(({ sha256, held }) => !held || wanted.has(sha256))
    .map((blob) => ({ ...blob, held: here.has(blob.sha256) }))
  crashPoint('edition.prepared')
  const missing = needed.filter(({ sha256 }) => !here.has(sha256))
  return { rows, revocations: after.revocations, missing }
}

/** Writes what was staged, in the transaction that makes it the present. */
export async function applyContent(trx: TransactionClientContract, staged: StagedContent) {
  const applied = await applyRows(trx, staged.rows)
  await giveReasons(trx, staged)
  crashPoint('switch.rows')
  return applied
}

/** Whoever follows a link to what was withdrawn reads why. */
async function giveReasons(trx: TransactionClientContract, { revocations }: StagedContent) {
  for (const { table, rule } of await editionTables()) {
    if (!rule.reason || !rule.whenRevoked) continue
    for (const [id, { km, en }] of reasonsOf(revocations, table)) {
      const text = [km, en].filter(Boolean).join(' · ').slice(0, 500)
      await trx
        .from(table)
        .where({ id, ...rule.whenRevoked })
        .update({ [rule.reason]: text })
    }
  }
}
