import db from '@adonisjs/lucid/services/db'
import { remembered } from '#shared/remembered'

export type FrameworkStatus = 'draft' | 'in_force' | 'superseded'

/** A version of the curriculum as lists show it. */
export type FrameworkRow = {
  id: string
  code: string
  version: string
  titleKm: string
  titleEn: string
  status: FrameworkStatus
  yearFrom: number | null
  isVisible: boolean
  copiedFromId: string | null
}

const RANK: Record<FrameworkStatus, number> = { in_force: 0, draft: 1, superseded: 2 }

const rows = remembered(60, async (): Promise<FrameworkRow[]> => {
  const found = await db
    .from('curriculum_frameworks')
    .select('id', 'code', 'version', 'title_km', 'title_en', 'status', 'year_from')
    .select('is_visible', 'copied_from_id')
  return found.map(frameworkRow).sort(byRank)
})

export const frameworkRow = (row: any): FrameworkRow => ({
  id: row.id,
  code: row.code,
  version: row.version,
  titleKm: row.title_km,
  titleEn: row.title_en,
  status: row.status,
  yearFrom: row.year_from === null ? null : Number(row.year_from),
  isVisible: Boolean(row.is_visible),
  copiedFromId: row.copied_from_id,
})

/** What is in force before drafts, drafts before what was; among equals the latest year and version first. */
const byRank = (a: FrameworkRow, b: FrameworkRow) =>
  RANK[a.status] - RANK[b.status] ||
  (b.yearFrom ?? 0) - (a.yearFrom ?? 0) ||
  b.version.localeCompare(a.version, 'en', { numeric: true })

/** Every version, the one that counts first. Read at most once a minute. */
export const frameworks = () => rows()

/** The versions that everyone may read. */
export async function visibleFrameworks() {
  const all = await rows()
  return all.filter((one) => one.isVisible)
}

/**
 * The version that lessons, resources and plans mean today: the one in force, and where the ministry has put none
 * in force yet, the latest draft that everyone may read.
 */
export async function currentFramework(): Promise<FrameworkRow | undefined> {
  const [first] = await visibleFrameworks()
  return first
}
