import { aids, kinds, languages } from '#library/types'
import { translate } from '#shared/http/translate'
import { listLicences } from '#library/queries/licences'
import { listSubjects } from '#curriculum/queries/list_subjects'
import type { FacetName, SearchResults } from '#search/types'
import type { Locale } from '#config/i18n'

export type FacetGroup = {
  name: FacetName
  label: string
  values: { value: string; label: string; count: number; selected: boolean }[]
}

type Labels = { value: string; label: string }[]

/** The facets of the library in its order, with their words. A chosen value stays, even when nothing is left of it. */
export async function libraryFacets(
  counts: SearchResults['facets'],
  chosen: Partial<Record<FacetName, string[]>>,
  locale: Locale
): Promise<FacetGroup[]> {
  const t = (key: string, data?: object) => translate(locale, `library.${key}`, data as any)
  const subjects = await listSubjects(locale)
  const licences = await listLicences(locale)
  // Every grade for which there is something.
  const grades = [...(counts.grade ?? []).map(({ value }) => value), ...(chosen.grade ?? [])]
    .filter((value, at, all) => /^\d{1,2}$/.test(value) && all.indexOf(value) === at)
    .sort((a, b) => Number(a) - Number(b))
  const groups: [FacetName, Labels][] = [
    ['grade', grades.map((value) => ({ value, label: t('grade', { grade: value }) }))],
    ['subject', subjects.map(({ code, name }) => ({ value: code, label: name }))],
    ['kind', kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))],
    [
      'audience',
      ['student', 'teacher'].map((value) => ({ value, label: t(`audiences.${value}`) })),
    ],
    ['licence', licences.map(({ code, short }) => ({ value: code, label: short }))],
    ['language', languages.map((value) => ({ value, label: t(`languages.${value}`) }))],
    ['accessibility', aids.map((value) => ({ value, label: t(`aids.${value}`) }))],
  ]
  return groups
    .map(([name, labels]) => ({
      name,
      label: t(`facets.${name}`),
      values: labels
        .map(({ value, label }) => ({
          value,
          label,
          count: counts[name]?.find((one) => one.value === value)?.count ?? 0,
          selected: chosen[name]?.includes(value) ?? false,
        }))
        .filter(({ count, selected }) => count > 0 || selected),
    }))
    .filter(({ values }) => values.length > 0)
}
