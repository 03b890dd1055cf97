import { filterChoices } from '#institutions/queries/filter_choices'
import { listSubjects } from '#curriculum/queries/list_subjects'
import { gradeChoices } from '#library/queries/grade_choices'
import { audiences, languages } from '#library/types'
import { qualities } from '#shared/sync/travellers'
import { translate } from '#shared/http/translate'
import type { Locale } from '#config/i18n'
import type Profile from '#mirror/models/profile'

const GIB = 1024 ** 3

/** What a form of a profile offers, and what stands already. Four queries. */
export async function profileForm(locale: Locale, profile?: Profile) {
  const { types, regions, flags } = await filterChoices({ province: null }, locale)
  const subjects = await listSubjects(locale)
  const grades = await gradeChoices()
  return {
    ...{ types, regions, flags },
    subjects: subjects.map(({ code, name }) => ({ value: code, text: name })),
    grades: grades.map((value) => ({ value, text: value })),
    languages: languages.map((value) => ({
      ...{ value, text: translate(locale, `library.languages.${value}`) },
    })),
    audiences: audiences.map((value) => ({
      ...{ value, text: translate(locale, `library.audiences.${value}`) },
    })),
    qualities: qualities.map((value) => ({
      ...{ value, text: translate(locale, `mirror.qualities.q${value}`) },
    })),
    values: valuesOf(profile),
  }
}

function valuesOf(profile?: Profile) {
  if (!profile) return { quality: '360' }
  const { rules, institutions, nameKm, nameEn } = profile
  const { always, never, ...content } = rules.content
  return {
    ...{ name_km: nameKm, name_en: nameEn, quality: rules.quality, ...institutions, ...content },
    ...{ always: always.join(' '), never: never.join(' ') },
    ...{ disk_gb: gigabytes(rules.diskBytes), month_gb: gigabytes(rules.monthBytes) },
  }
}

const gigabytes = (bytes: number | null) =>
  bytes === null ? undefined : Math.round((bytes / GIB) * 10) / 10

export const bytesOf = (typed: number | null | undefined) =>
  typed === null || typed === undefined ? null : Math.round(typed * GIB)
