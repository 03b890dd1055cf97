import db from '@adonisjs/lucid/services/db'
import { fromJson } from '#shared/database/from_json'
import type { FileKind } from '#media/types'
import type { DerivativeRole, Facts, PreparationState, StepProblem } from '#media/prepare/types'

export type DerivativeItem = {
  name: string
  role: DerivativeRole
  position: number
  width: number | null
  height: number | null
  sha256: string
  size: number
  mediaType: string
}

/** What is known and made of a file, for the page that shows it. */
export type FileView = {
  blobId: string
  kind: FileKind
  state: PreparationState
  facts: Facts
  problems: StepProblem[]
  waitsFor: string[]
  derivatives: DerivativeItem[]
}

/** The files that were, or are being, prepared: two queries for all. */
export async function fileViews(blobIds: string[]): Promise<Map<string, FileView>> {
  const views = new Map<string, FileView>()
  if (blobIds.length === 0) return views
  const rows = await db.from('media_preparations').whereIn('blob_id', blobIds)
  for (const row of rows) {
    views.set(row.blob_id, {
      ...{ blobId: row.blob_id, kind: row.kind, state: row.state, derivatives: [] },
      facts: fromJson(row.facts),
      problems: fromJson(row.problems),
      waitsFor: row.waits_for?.split(',') ?? [],
    })
  }
  for (const row of await derivativesOf(blobIds)) {
    views.get(row.source_id)?.derivatives.push({
      ...{ name: row.name, role: row.role, position: Number(row.position) },
      ...{ width: row.width, height: row.height, sha256: row.sha256 },
      ...{ size: Number(row.size), mediaType: row.media_type },
    })
  }
  return views
}

/** Pages, chapters and their pictures may be thousands: they are asked for by their place, not all at once. */
const ONE_BY_ONE = ['page', 'chapter', 'part']

const derivativesOf = (blobIds: string[]) =>
  db
    .from('media_derivatives as d')
    .join('media_blobs as b', 'b.id', 'd.blob_id')
    .whereIn('d.source_id', blobIds)
    .whereNotIn('d.role', ONE_BY_ONE)
    .orderBy('d.position')
    .orderBy('d.name')
    .select('d.source_id', 'd.name', 'd.role', 'd.position', 'd.width', 'd.height')
    .select('b.sha256', 'b.size', 'b.media_type')
