import { LruCache } from '#shared/lru_cache'
import { better, further, newRow } from '#runtime/scorm/apply_entry'
import { unitsOf } from '#runtime/cmi5/course_items'
import AttemptSco from '#runtime/models/attempt_sco'
import PackageVersion from '#runtime/models/package_version'
import type Attempt from '#runtime/models/attempt'
import type { Course, Unit } from '#runtime/cmi5/types'
import type { Standing } from '#runtime/cmi5/evaluate'
import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'

/** What a unit has said in a registration; kept where SCORM keeps its data model, and shown in the same place. */
export type UnitRecord = {
  completed?: string
  passed?: string
  failed?: string
  waived?: string
  reason?: string
  progress?: number
}

const known = new LruCache<Course>(50)

/** The course of a version, which never changes. */
export async function courseOf(versionId: string, client?: QueryClientContract): Promise<Course> {
  const standing = known.get(versionId)
  if (standing) return standing
  const version = await PackageVersion.findOrFail(versionId, { client })
  const course = version.read<Course>()
  known.set(versionId, course)
  return course
}

export const unitOf = (course: Course, key: string): Unit | undefined =>
  unitsOf(course).find((unit) => unit.key === key)

export const recordOf = (row: AttemptSco): UnitRecord => JSON.parse(row.cmi) as UnitRecord

/** What is known of the units of an attempt. */
export async function rowsOf(attemptId: string, client: TransactionClientContract) {
  const rows = await AttemptSco.query({ client }).where('attemptId', attemptId)
  return new Map(rows.map((row) => [row.sco, row]))
}

/** The row of a unit, a new one where it was never opened. */
export function rowFor(rows: Map<string, AttemptSco>, attempt: Attempt, key: string): AttemptSco {
  const row = rows.get(key) ?? newRow(attempt.id, key)
  rows.set(key, row)
  return row
}

/** What of a unit's words its criterion asks for. */
export const standingFrom = ({ completed, passed, waived }: UnitRecord): Standing => ({
  completed: completed !== undefined,
  passed: passed !== undefined,
  waived: waived !== undefined,
})

export const standingOf = (rows: Map<string, AttemptSco>): Map<string, Standing> =>
  new Map([...rows].map(([key, row]) => [key, standingFrom(recordOf(row))]))

/** Writes what a unit has said into its row; nothing that was reached is taken back. */
export function note(row: AttemptSco, said: UnitRecord) {
  const record = { ...recordOf(row), ...said }
  row.cmi = JSON.stringify(record)
  const isDone = record.completed !== undefined || record.waived !== undefined
  row.completion = further(row.completion, isDone ? 'completed' : 'incomplete')
  const isPassed = record.passed !== undefined || record.waived !== undefined
  row.success = better(row.success, isPassed ? 'passed' : record.failed ? 'failed' : 'unknown')
}
