import db from '@adonisjs/lucid/services/db'
import { matchText } from '#shared/database/match_text'
import { pagerOf } from '#shared/database/pager'
import { formatDate } from '#shared/khmer/dates'
import { institutionNames } from '#identity/queries/institution_names'
import { packagingAt } from '#runtime/access'
import { playedKinds } from '#runtime/kinds/registry'
import Package from '#runtime/models/package'
import PackageVersion from '#runtime/models/package_version'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const PER_PAGE = 20

type Asked = { q: string | null; kind: string | null; page: number }

/** The packages that the person may open, the newest first. */
export async function listPackages(actor: Actor, { q, kind, page }: Asked, locale: Locale) {
  const scoped = () => {
    const query = Package.query().where((either) =>
      either
        .where('createdBy', actor.personId)
        .orWhereIn(
          'institutionId',
          db
            .from('institutions_tree')
            .whereIn('ancestor_id', packagingAt(actor))
            .select('descendant_id')
        )
    )
    matchText(query, 'search_text', q)
    if (kind) query.where('kind', kind)
    return query
  }
  const [{ $extras: counted }] = await scoped().count('* as total')
  const pager = pagerOf(counted.total, page, PER_PAGE)
  const rows = await scoped()
    .orderBy('updatedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
  const states = await lastStates(rows.map(({ id }) => id))
  const names = await institutionNames(
    rows.map((row) => row.institutionId),
    locale
  )
  return {
    ...{ q, kind, pager, kinds: playedKinds() },
    packages: rows.map((row) => ({
      ...{
        code: row.code,
        title: row.title,
        kind: row.kind,
        state: states.get(row.id) ?? 'importing',
      },
      institution: names.get(row.institutionId) ?? '',
      changed: formatDate(row.updatedAt, { locale, style: 'short' }),
    })),
  }
}

/** What the newest version of each package has come to. */
async function lastStates(ids: string[]) {
  const versions = ids.length
    ? await PackageVersion.query()
        .whereIn('packageId', ids)
        .orderBy('number')
        .select('packageId', 'state', 'number')
    : []
  return new Map(versions.map(({ packageId, state }) => [packageId, state]))
}
