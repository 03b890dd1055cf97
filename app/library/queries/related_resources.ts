import db from '@adonisjs/lucid/services/db'
import { LruCache } from '#shared/lru_cache'
import { resourceItems, type ResourceItem } from '#library/queries/resource_items'
import type { Details } from '#library/queries/resource_details'
import type { ResourceRow } from '#library/queries/find_resource'
import type { Locale } from '#config/i18n'

const MOST = 4
const MINUTE = 60_000

const known = new LruCache<{ items: ResourceItem[]; until: number }>(2000)

/** Others that teach the same lesson, then the newest of the same subject. Remembered for a minute. */
export async function relatedResources(
  resource: ResourceRow,
  { alignments }: Details,
  reader: { staff: boolean; locale: Locale }
): Promise<ResourceItem[]> {
  const key = `${resource.id}.${reader.staff}.${reader.locale}`
  const now = Date.now()
  const remembered = known.get(key)
  if (remembered && remembered.until > now) return remembered.items
  const ids = await sameLesson(
    resource,
    [...new Set(alignments.map((one) => one.lessonId))],
    reader
  )
  const items = await resourceItems(ids, reader.locale)
  known.set(key, { items, until: now + MINUTE })
  return items
}

async function sameLesson(resource: ResourceRow, lessons: string[], { staff }: { staff: boolean }) {
  const candidates = db
    .from('library_resources as r')
    .where({ 'r.state': 'published', 'r.scope': 'national' })
    .where('r.shelf', resource.shelf)
    .whereNot('r.id', resource.id)
    .orderBy('r.published_at', 'desc')
    .limit(MOST)
    .select('r.id')
  if (!staff) candidates.where('r.teacher_only', false)
  const close = lessons.length
    ? await candidates
        .clone()
        .whereIn(
          'r.id',
          db.from('library_alignments').whereIn('lesson_id', lessons).select('resource_id')
        )
    : []
  const ids = close.map(({ id }) => id as string)
  if (ids.length >= MOST || !resource.subjectId) return ids
  const more = await candidates
    .clone()
    .where('r.subject_id', resource.subjectId)
    .whereNotIn('r.id', ids)
  return [...ids, ...more.map(({ id }) => id as string)].slice(0, MOST)
}
