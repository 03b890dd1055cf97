import { uploadLimit } from '#config/bodyparser'
import db from '@adonisjs/lucid/services/db'
import { fromJson } from '#shared/database/from_json'
import { licenceChoices } from '#library/queries/licences'
import { gradeChoices, trackChoices } from '#library/queries/grade_choices'
import { translate } from '#shared/http/translate'
import { listSubjects } from '#curriculum/queries/list_subjects'
import { lessonOptions, type LessonOption } from '#curriculum/queries/lesson_options'
import { detailsOf } from '#library/queries/resource_details'
import { outcomesOf } from '#library/queries/outcomes_of'
import { ownScope } from '#library/own_people'
import { aids, audiences, languages } from '#library/types'
import type { Locale } from '#config/i18n'
import type { ResourceRow } from '#library/queries/find_resource'

/** Everything the form shows: the choices, and the values that stand. */
export async function resourceForm(
  resource: ResourceRow | undefined,
  locale: Locale,
  { subject: chosenSubject, lessons: chosenLessons, institutionId }: Chosen = {}
) {
  const t = (key: string, data?: Record<string, unknown>) =>
    translate(locale, `library.${key}`, data)
  const subjects = await listSubjects(locale)
  const standing = subjects.find(({ id }) => id === resource?.subjectId)?.code
  const subject = subjects.find(({ code }) => code === (chosenSubject ?? standing))
  const lessons: LessonOption[] = subject ? await lessonOptions(subject.id, { locale }) : []
  const licences = await licenceChoices(locale, resource?.licence)
  const values = resource ? await valuesOf(resource, standing) : EMPTY
  const grades = await gradeChoices(resource?.grades)
  const tracks = await trackChoices(locale, values.track)
  const outcomes = await outcomesOf(chosenLessons ?? values.lessons ?? [], locale)
  const offered = ['national', await ownScope(resource?.institutionId ?? institutionId ?? null)]
  return {
    resource,
    values,
    subject: subject?.code,
    limit: uploadLimit,
    options: {
      lessons,
      outcomes,
      aids: aids.map((value) => ({ value, text: t(`aids.${value}`) })),
      scopes: offered.map((value) => ({ value, text: t(`scopes.${value}`) })),
      subjects: subjects.map(({ code, name }) => ({ value: code, text: name })),
      licences: licences.map(({ code, label, short }) => ({
        value: code,
        text: short === code ? label : `${short} · ${label}`,
      })),
      languages: languages.map((value) => ({ value, text: t(`languages.${value}`) })),
      grades: grades.map((value) => ({ value, text: t('grade', { grade: value }) })),
      tracks,
      audiences: audiences.map((value) => ({ value, text: t(`audiences.${value}`) })),
    },
  }
}

/** What has just been chosen in the form and decides what it offers next. */
export type Chosen = { subject?: string; lessons?: string[]; institutionId?: string | null }

const EMPTY: Record<string, any> = {
  ...{ languages: ['km'], audience: ['student', 'teacher'], licence: 'CC-BY-SA-4.0' },
  track: null,
}

async function valuesOf(resource: ResourceRow, subject: string | undefined) {
  const row = await db.from('library_resources').where('id', resource.id).firstOrFail()
  const details = await detailsOf([resource])
  const { alignments, files } = details.get(resource.id)!
  const lessons = new Set(alignments.map(({ code }) => code))
  const keywords = fromJson<{ km?: string[]; en?: string[] }>(row.keywords)
  return {
    ...row,
    authors: resource.authors.join(', '),
    contributors: resource.contributors.join(', '),
    accessibility: resource.accessibility,
    keywords_km: (keywords.km ?? []).join(', '),
    keywords_en: (keywords.en ?? []).join(', '),
    languages: resource.languages,
    grades: resource.grades.map(String),
    audience: fromJson<string[]>(row.audience),
    subject,
    lessons: [...lessons],
    outcomes: alignments.flatMap(({ outcomeCode }) => outcomeCode ?? []),
    files,
  }
}
