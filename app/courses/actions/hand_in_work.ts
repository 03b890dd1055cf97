import { newId } from '#shared/ids'
import { failed, ok } from '#shared/result'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { noteProgress } from '#courses/actions/note_progress'
import type { Activity } from '#courses/course_types'
import type { TransactionClientContract as Trx } from '@adonisjs/lucid/types/database'

export type Work = {
  text: string | null
  /** New ones; the names of those that go. */
  files: { name: string; blobId: string }[]
  removed: string[]
  /** Left for later where false. */
  isReady: boolean
}

/** The most files of one hand-in. */
export const MOST_FILES = 10

/**
 * Keeps what a learner has written, and hands it in where it is ready. What was handed in is handed in anew by every
 * change until it is marked; what was marked stays as it is.
 */
export async function handInWork(personId: string, activity: Activity, work: Work) {
  return transaction(async (trx) => {
    const mine = { activity_id: activity.id, person_id: personId }
    const known = await trx.from('courses_hand_ins').where(mine).forUpdate().first()
    if (known?.state === 'returned') return failed({ type: 'returned' })
    const files = await filesAfter(trx, known?.id, work)
    if (files.length > MOST_FILES) return failed({ type: 'too_many' })
    const isReady = work.isReady || known?.state === 'handed_in'
    if (isReady && !work.text?.trim() && files.length === 0) return failed({ type: 'empty' })
    const id = known?.id ?? newId()
    const now = sqlTime()
    const row = {
      ...{ text: work.text, updated_at: now, state: isReady ? 'handed_in' : 'draft' },
      handed_in_at: isReady ? now : null,
    }
    if (known) await trx.from('courses_hand_ins').where('id', id).update(row)
    else {
      await trx
        .table('courses_hand_ins')
        .insert({ id, ...mine, course_id: activity.courseId, ...row })
    }
    await keepFiles(trx, id, work)
    if (isReady) await noteProgress(trx, activity, personId, { isFinished: true })
    return ok(undefined)
  })
}

/** The names that there are once `work` is kept; a new file takes the place of one of its name. */
async function filesAfter(trx: Trx, id: string | undefined, { files, removed }: Work) {
  const rows = id ? await trx.from('courses_hand_in_files').where('hand_in_id', id) : []
  const stay = rows.map((row) => row.name as string).filter((name) => !removed.includes(name))
  return [...new Set([...stay, ...files.map(({ name }) => name)])]
}

async function keepFiles(trx: Trx, id: string, { files, removed }: Work) {
  const byName = new Map(files.map((one) => [one.name, one]))
  await trx
    .from('courses_hand_in_files')
    .where('hand_in_id', id)
    .whereIn('name', [...removed, ...byName.keys()])
    .delete()
  for (const { name, blobId } of byName.values()) {
    await trx
      .table('courses_hand_in_files')
      .insert({ id: newId(), hand_in_id: id, name, blob_id: blobId })
  }
}
