import Person from '#identity/models/person'
import { formatDate } from '#shared/khmer/dates'
import { institutionNames } from '#identity/queries/institution_names'
import { matchText } from '#shared/database/match_text'
import { outsideTone } from '#runtime/queries/outside_of_package'
import { pagerOf } from '#shared/database/pager'
import OutsideOrigin, { outsideStates, type OutsideState } from '#runtime/models/outside_origin'
import Package from '#runtime/models/package'
import type { Locale } from '#config/i18n'

const PER_PAGE = 20

type Asked = { q: string | null; state: string | null; page: number }

/** Other sites to which packages lead: those that wait first, then the last changed. */
export async function listOutside({ q, state: asked, page }: Asked, locale: Locale) {
  const state = outsideStates.find((one) => one === asked) ?? null
  const scoped = (only: OutsideState | null) => {
    const query = OutsideOrigin.query().where('count', '>', 0)
    matchText(query, 'search_text', q)
    if (only) query.where('state', only)
    return query
  }
  const [{ $extras: counted }] = await scoped(state).count('* as total')
  const pager = pagerOf(counted.total, page, PER_PAGE)
  const rows = await scoped(state)
    .orderByRaw(`case when state = 'waiting' then 0 else 1 end`)
    .orderBy('updatedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
  const packages = await Package.findMany([...new Set(rows.map((row) => row.packageId))])
  const byId = new Map(packages.map((one) => [one.id, one]))
  const institutions = await institutionNames(
    packages.map((one) => one.institutionId),
    locale
  )
  const people = await Person.findMany([
    ...new Set(rows.flatMap(({ decidedBy }) => decidedBy ?? [])),
  ])
  const names = new Map(people.map((person) => [person.id, person.name(locale)]))
  return {
    ...{ q, standing: state, pager, states: outsideStates },
    origins: rows.map((row) => {
      const of = byId.get(row.packageId)!
      return {
        ...{ id: row.id, origin: row.origin, example: row.example, count: row.count },
        ...{ state: row.state, tone: outsideTone[row.state], reason: row.reason },
        ...{ title: of.title, code: of.code },
        institution: institutions.get(of.institutionId) ?? '',
        decidedBy: row.decidedBy ? (names.get(row.decidedBy) ?? '') : '',
        decided: row.decidedAt ? formatDate(row.decidedAt, { locale, style: 'short' }) : '',
      }
    }),
  }
}
