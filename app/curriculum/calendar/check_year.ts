/** A span of days within an academic year; either end may be missing in a form. */
type Span = { startsOn?: string | null; endsOn?: string | null }

export type YearProblem = {
  type: 'ends_before' | 'not_whole' | 'outside_year' | 'overlap' | 'not_next_year'
  field: string
}

/** The first thing that cannot be in an academic year, by the field that is to be corrected. */
export function checkYear(year: {
  name: string
  startsOn: string
  endsOn: string
  semesters: (Span & { number: number })[]
}): YearProblem | undefined {
  const [first, second] = year.name.split('-').map(Number)
  if (second !== first + 1) return { type: 'not_next_year', field: 'name' }
  if (year.endsOn <= year.startsOn) return { type: 'ends_before', field: 'ends_on' }
  let before: string | undefined
  for (const { number, startsOn, endsOn } of year.semesters) {
    const field = (end: string) => `s${number}_${end}`
    if (!startsOn || !endsOn) {
      return { type: 'not_whole', field: field(startsOn ? 'ends_on' : 'starts_on') }
    }
    if (endsOn <= startsOn) return { type: 'ends_before', field: field('ends_on') }
    if (startsOn < year.startsOn) return { type: 'outside_year', field: field('starts_on') }
    if (endsOn > year.endsOn) return { type: 'outside_year', field: field('ends_on') }
    if (before && startsOn <= before) return { type: 'overlap', field: field('starts_on') }
    before = endsOn
  }
  return undefined
}
