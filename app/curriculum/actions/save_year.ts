import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { forget } from '#shared/remembered'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { checkYear, type YearProblem } from '#curriculum/calendar/check_year'
import Year from '#curriculum/models/year'
import type { Actor } from '#shared/actor'
import type { YearInput } from '#curriculum/validators/calendar'

type YearError = YearProblem | { type: 'year_taken' | 'years_overlap'; field: string }

/** Adds an academic year with its semesters, or changes the one with this id. Years of a place don't overlap. */
export async function saveYear(
  actor: Actor,
  id: string | null,
  { semesters, ...input }: YearInput
): Promise<Result<Year, YearError>> {
  const problem = checkYear({ ...input, semesters })
  if (problem) return failed(problem)
  const result = await transaction(async (trx): Promise<Result<Year, YearError>> => {
    const { name, placeCode, startsOn, endsOn } = input
    const others = await Year.query({ client: trx }).where('place_code', placeCode)
    const strange = others.filter((one) => one.id !== id)
    if (strange.some((one) => one.name === name))
      return failed({ type: 'year_taken', field: 'name' })
    if (strange.some((one) => one.startsOn <= endsOn && startsOn <= one.endsOn)) {
      return failed({ type: 'years_overlap', field: 'starts_on' })
    }
    const year = id
      ? await Year.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
      : new Year().useTransaction(trx)
    const before = id ? stateOf(year, await partsOf(trx, id)) : null
    await year.merge({ ...input, id: id ?? newId() }).save()
    await trx.from('curriculum_semesters').where('year_id', year.id).delete()
    for (const { number, startsOn: from, endsOn: to } of semesters) {
      const row = { id: newId(), year_id: year.id, number, starts_on: from, ends_on: to }
      await trx.table('curriculum_semesters').insert(row)
    }
    await audit(trx, actor, {
      verb: id ? 'curriculum.year_updated' : 'curriculum.year_created',
      subject: { type: 'academic_year', id: year.id },
      before,
      after: stateOf(year, await partsOf(trx, year.id)),
    })
    return ok(year)
  })
  forget()
  return result
}

const partsOf = (trx: any, yearId: string): Promise<any[]> =>
  trx.from('curriculum_semesters').where('year_id', yearId).orderBy('number')

const stateOf = (year: Year, parts: any[]) => ({
  ...{ name: year.name, place: year.placeCode, days: `${year.startsOn} ${year.endsOn}` },
  semesters: parts.map((part) => `${part.starts_on} ${part.ends_on}`).join(', '),
})
