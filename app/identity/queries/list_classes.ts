import { subtreeOf } from '#institutions/queries/subtree_ids'
import { pagerOf, type Page } from '#shared/database/pager'
import { institutionNames } from '#identity/queries/institution_names'
import { personName } from '#identity/queries/person_name'
import { peopleTops } from '#identity/queries/reach'
import SchoolClass from '#identity/models/school_class'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

export type ClassRow = {
  id: string
  name: string
  year: string
  grade: number
  track: string | null
  institution: string
  homeroom: string | null
  pupils: number
}

/** The classes within the actor's reach, and those whose homeroom teacher the actor is; the latest year first. */
export async function listClasses(
  actor: Actor,
  filter: { page: number; perPage?: number },
  locale: Locale
): Promise<Page<ClassRow>> {
  const tops = peopleTops(actor)
  const query = SchoolClass.query().where((mine) => {
    mine.where('homeroom_person_id', actor.personId)
    if (tops.length > 0) mine.orWhereIn('institution_id', subtreeOf(tops))
  })
  const [{ $extras }] = await query.clone().count('* as total')
  const pager = pagerOf($extras.total, filter.page, filter.perPage ?? 25)
  const classes = await query
    .preload('homeroom')
    .withCount('pupils')
    .orderBy('year', 'desc')
    .orderBy('grade')
    .orderBy('name')
    .forPage(pager.page, pager.perPage)
  const names = await institutionNames(
    classes.map((one) => one.institutionId),
    locale
  )
  const rows = classes.map((one) => ({
    id: one.id,
    name: one.name,
    year: one.year,
    grade: one.grade,
    track: one.track,
    institution: names.get(one.institutionId) ?? '',
    homeroom: one.homeroom ? personName(one.homeroom, locale) : null,
    pupils: Number(one.$extras.pupils_count),
  }))
  return { rows, pager }
}
