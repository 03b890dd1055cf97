import db from '@adonisjs/lucid/services/db'
import { matchText } from '#shared/database/match_text'
import { pagerOf } from '#shared/database/pager'
import { formatDate } from '#shared/khmer/dates'
import { libraryStates, type LibraryState } from '#runtime/h5p/types'
import H5PLibrary from '#runtime/models/h5p_library'
import Package from '#runtime/models/package'
import type { Locale } from '#config/i18n'

const PER_PAGE = 25

type Asked = { q: string | null; state: string | null; package: string | null; page: number }

/** Builds of libraries, those that wait first; narrowed to what a package needs where one is named. */
export async function listLibraries(asked: Asked, locale: Locale) {
  const row = asked.package ? await Package.findBy('code', asked.package.toUpperCase()) : null
  const scoped = () => {
    const query = H5PLibrary.query()
    if (row) query.whereIn('id', neededBy(row))
    matchText(query, 'search_text', asked.q)
    return query
  }
  const counted = await scoped().groupBy('state').select('state').count('* as total')
  const counts = new Map(counted.map(({ state, $extras }) => [state, Number($extras.total)]))
  const all = [...counts.values()].reduce((sum, one) => sum + one, 0)
  const state = libraryStates.find((one) => one === asked.state) ?? null
  const pager = pagerOf(state ? (counts.get(state) ?? 0) : all, asked.page, PER_PAGE)
  const query = scoped()
  if (state) query.where('state', state)
  const rows = await query
    .orderByRaw(`case state when 'waiting' then 0 else 1 end`)
    .orderBy('machineName')
    .orderBy('major', 'desc')
    .orderBy('minor', 'desc')
    .orderBy('patch', 'desc')
    .orderBy('id')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
  const uses = await usesOf(rows.map(({ id }) => id))
  return {
    ...{ q: asked.q, standing: state, pager, package: row && { code: row.code, title: row.title } },
    tabs: [
      { state: null, count: all },
      ...libraryStates.map((one) => ({ state: one, count: counts.get(one) ?? 0 })),
    ],
    waiting: counts.get('waiting') ?? 0,
    libraries: rows.map((one) => ({
      ...{ id: one.id, name: one.machineName, version: one.version, title: one.title },
      ...{
        state: one.state as LibraryState,
        hash: one.hash.slice(0, 12),
        uses: uses.get(one.id) ?? 0,
      },
      created: formatDate(one.createdAt, { locale, style: 'short' }),
    })),
  }
}

/** The builds that the played version of a package brought, the editor's too. */
const neededBy = (row: Package) =>
  db
    .from('runtime_h5p_needs')
    .where('version_id', row.currentVersionId ?? row.id)
    .whereNotNull('library_id')
    .select('library_id')

/** How many packages brought each of these builds. */
async function usesOf(ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .from('runtime_h5p_needs as n')
    .join('runtime_package_versions as v', 'v.id', 'n.version_id')
    .whereIn('n.library_id', ids)
    .groupBy('n.library_id')
    .select('n.library_id')
    .countDistinct('v.package_id as total')
  return new Map(rows.map((one) => [one.library_id, Number(one.total)]))
}

/** What a package waits for: builds that it plays with and that nobody has decided about. */
export async function waitingFor(row: Package): Promise<string[]> {
  const rows = await db
    .from('runtime_h5p_needs as n')
    .join('runtime_h5p_libraries as l', (join) =>
      join
        .on('l.machine_name', 'n.machine_name')
        .andOn('l.major', 'n.major')
        .andOn('l.minor', 'n.minor')
    )
    .where('n.version_id', row.currentVersionId ?? row.id)
    .where('n.is_for_editor', false)
    .where('l.state', 'waiting')
    .where((own) => own.whereNull('n.library_id').orWhereColumn('n.library_id', 'l.id'))
    .select('l.id')
  return [...new Set(rows.map(({ id }) => id as string))]
}
