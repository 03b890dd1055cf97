import { newId } from '#shared/ids'
import db from '@adonisjs/lucid/services/db'
import type { RouteAccess } from './types.js'

/** Kept at the ministry: nobody of the cast, who all belong to a school, may change them. */
const entry = async () => {
  const standing = await db.from('institutions_code_entries').where('list', 'access_list').first()
  if (standing) return { list: 'access_list', code: '1' }
  const labels = { label_km: 'ពាក្យ', label_en: 'Word' }
  await db.table('institutions_code_entries').insert({
    ...{ id: newId(), list: 'access_list', code: '1', position: 1, ...labels },
  })
  return { list: 'access_list', code: '1' }
}

export const codeListRoutes: RouteAccess[] = [
  { route: 'code_lists.index', allow: 'signed_in' },
  { route: 'code_lists.show', allow: 'signed_in', params: entry },
  { route: 'code_lists.sheet', allow: 'signed_in', params: entry },
  { route: 'code_lists.create', allow: [], params: entry },
  { route: 'code_lists.store', allow: [], params: entry },
  { route: 'code_lists.edit', allow: [], params: entry },
  { route: 'code_lists.update', allow: [], params: entry },
  { route: 'code_lists.end', allow: [], params: entry },
  { route: 'code_lists.reopen', allow: [], params: entry },
]
