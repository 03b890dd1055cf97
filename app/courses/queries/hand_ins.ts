import db from '@adonisjs/lucid/services/db'
import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import { fromJson } from '#shared/database/from_json'
import { instant } from '#shared/database/instant'
import { pagerOf } from '#shared/database/pager'

export type HandIn = {
  id: string
  activityId: string
  courseId: string
  personId: string
  state: 'draft' | 'handed_in' | 'returned'
  text: string | null
  handedInAt: Date | null
  score: number | null
  marks: (number | null)[]
  feedback: string | null
}

const PER_PAGE = 30

export const handInOf = (row: any): HandIn => ({
  ...{ id: row.id, activityId: row.activity_id, courseId: row.course_id },
  ...{ personId: row.person_id, state: row.state, text: row.text, feedback: row.feedback },
  handedInAt: instant(row.handed_in_at),
  score: row.score === null ? null : Number(row.score),
  marks: row.marks === null ? [] : fromJson<(number | null)[]>(row.marks),
})

/** What this person has written for an assignment; undefined where that is nothing yet. */
export async function ownHandIn(activityId: string, personId: string) {
  const where = { activity_id: activityId, person_id: personId }
  const row = await db.from('courses_hand_ins').where(where).first()
  return row ? handInOf(row) : undefined
}

/** 404 where there is none, or nothing was handed in yet: a draft is seen by its author alone. */
export async function findHandIn(id: string, reader?: string): Promise<HandIn> {
  const row = validate(id) && (await db.from('courses_hand_ins').where('id', id).first())
  if (!row || (row.state === 'draft' && row.person_id !== reader))
    throw new Exception('No such hand-in', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return handInOf(row)
}

export async function filesOfHandIn(id: string) {
  const rows = await db
    .from('courses_hand_in_files as f')
    .join('media_blobs as b', 'b.id', 'f.blob_id')
    .where('f.hand_in_id', id)
    .orderBy('f.name')
    .select('f.id', 'f.name', 'f.blob_id', 'b.size')
  return rows.map((row) => ({
    ...{ id: row.id as string, name: row.name as string, blobId: row.blob_id as string },
    size: Number(row.size),
  }))
}

const waiting = (activityId: string) =>
  db.from('courses_hand_ins').where({ activity_id: activityId, state: 'handed_in' })

/** The one that has waited longest beside `id`, and how many wait. Two queries. */
export async function nextWaiting(activityId: string, id: string) {
  const [{ total }] = await waiting(activityId).whereNot('id', id).count('* as total')
  const row = await waiting(activityId).whereNot('id', id).orderBy('handed_in_at').first()
  return { count: Number(total), id: row?.id as string | undefined }
}

/** What was handed in for an assignment: what waits comes first, the longest waiting before the rest. Two queries. */
export async function handInsOf(activityId: string, page: number) {
  const rows = () =>
    db.from('courses_hand_ins').where('activity_id', activityId).whereNot('state', 'draft')
  const [{ total }] = await rows().count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const found = await rows()
    .orderByRaw("case when state = 'handed_in' then 0 else 1 end")
    .orderBy('handed_in_at')
    .orderBy('id')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
  return { pager, handIns: found.map(handInOf) }
}
