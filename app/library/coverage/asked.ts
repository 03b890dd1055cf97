import { kinds, languages } from '#library/types'
import { listQuery } from '#shared/http/list_query'
import { listSubjects } from '#curriculum/queries/list_subjects'
import { gradeChoices } from '#library/queries/grade_choices'
import { translate } from '#shared/http/translate'
import type { HttpContext } from '@adonisjs/core/http'

/** What an officer asks of the map: a part of the curriculum, a language, a kind of resource. */
export type Asked = {
  subject?: { id: string; code: string; name: string }
  grade?: number
  language: string
  kind?: string
  onlyGaps: boolean
}

/** Reads the address; what makes no sense is left out. */
export async function askedOf(ctx: HttpContext): Promise<Asked> {
  const { text } = listQuery(ctx)
  const subjects = await listSubjects(ctx.locale)
  const grade = Number(text('grade'))
  return {
    subject: subjects.find(({ code }) => code === text('subject')),
    grade: Number.isInteger(grade) && grade >= 1 && grade <= 12 ? grade : undefined,
    language: languages.find((one) => one === text('language')) ?? 'km',
    kind: kinds.find((one) => one === text('kind')),
    onlyGaps: text('gaps') === '1',
  }
}

/** The address of the map or of one of its other forms for what is asked, some of it changed. */
export function coverageAddress(path: string, asked: Asked, change: Partial<Asked> = {}) {
  const { subject, grade, language, kind, onlyGaps } = { ...asked, ...change }
  const qs = new URLSearchParams({ language })
  if (subject) qs.set('subject', subject.code)
  if (grade) qs.set('grade', String(grade))
  if (kind) qs.set('kind', kind)
  if (onlyGaps) qs.set('gaps', '1')
  return `${path}?${qs}`
}

/** The choices of the form above the map. */
export async function coverageChoices({ locale }: HttpContext, { grade }: Asked) {
  const t = (key: string, data?: object) => translate(locale, `library.${key}`, data as any)
  const all = { value: '', text: t('coverage.all') }
  const subjects = await listSubjects(locale)
  const grades = await gradeChoices(grade ? [grade] : [])
  return {
    subjects: [all, ...subjects.map(({ code, name }) => ({ value: code, text: name }))],
    grades: [all, ...grades.map((value) => ({ value, text: t('grade', { grade: value }) }))],
    languages: languages.map((value) => ({ value, text: t(`languages.${value}`) })),
    kinds: [all, ...kinds.map((value) => ({ value, text: t(`kinds.${value}`) }))],
  }
}
