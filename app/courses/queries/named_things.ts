import db from '@adonisjs/lucid/services/db'
import { inLocale } from '#shared/http/translate'
import type { Activity } from '#courses/course_types'
import type { Locale } from '#config/i18n'

/** What an activity leads to: a resource, a package, a quiz. */
export type Thing = { title: string; href: string; state: string; kind: string | null }

/** The things of activities by the activity's id, at most one query for each kind of thing. */
export async function namedThings(activities: readonly Activity[], locale: Locale) {
  const things = new Map<string, Thing>()
  const take = async (column: 'resourceId' | 'packageId' | 'quizId', read: Read) => {
    const ids = [...new Set(activities.flatMap((one) => one[column] ?? []))]
    const rows = ids.length > 0 ? await read(ids) : []
    const known = new Map(rows.map((row) => [row.id as string, row]))
    for (const one of activities) {
      const row = known.get(one[column] ?? '')
      if (row) things.set(one.id, thingOf(column, row, locale))
    }
  }
  await take('resourceId', (ids) =>
    db
      .from('library_resources')
      .whereIn('id', ids)
      .select('id', 'code', 'title_km', 'title_en', 'state', 'kind')
  )
  await take('packageId', (ids) =>
    db
      .from('runtime_packages')
      .whereIn('id', ids)
      .select('id', 'code', 'title', 'kind', 'hidden_at')
  )
  await take('quizId', (ids) =>
    db
      .from('courses_quizzes')
      .whereIn('id', ids)
      .select('id', 'code', 'title_km', 'title_en', 'state')
  )
  return things
}

type Read = (ids: string[]) => Promise<any[]>

function thingOf(column: string, row: any, locale: Locale): Thing {
  if (column === 'packageId') {
    const state = row.hidden_at ? 'hidden' : 'ready'
    return { title: row.title, href: `/packages/${row.code}`, state, kind: row.kind }
  }
  const title = inLocale(locale, row.title_km, row.title_en)
  const href = column === 'quizId' ? `/quizzes/${row.code}` : `/library/${row.code}`
  return { title, href, state: row.state, kind: row.kind ?? null }
}
