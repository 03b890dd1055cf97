import { classShifts, classGrades } from '#identity/queries/class_grades'
import { classesOf, type ClassFilter } from '#identity/queries/list_classes'
import type { HttpContext } from '@adonisjs/core/http'
import { listQuery } from '#shared/http/list_query'

/** What the address of the list of classes asks for. */
export function classFilter(ctx: HttpContext): ClassFilter {
  const { text } = listQuery(ctx)
  return {
    q: text('q'),
    year: text('year'),
    grade: text('grade'),
    shift: text('shift'),
    mine: text('mine') === '1',
    institutionId: text('institution'),
  }
}

/** What the filters of the list offer. */
export async function classFilterOptions({ actor, locale }: HttpContext) {
  const years = await classesOf(actor!).distinct('year').orderBy('year', 'desc').limit(30)
  const grades = await classGrades(locale)
  const shifts = await classShifts(locale)
  return {
    years: years.map(({ year }) => ({ value: year, text: year })),
    grades: grades.map(({ code, label }) => ({ value: code, text: label })),
    shifts: shifts.map(({ code, label }) => ({ value: code, text: label })),
  }
}
