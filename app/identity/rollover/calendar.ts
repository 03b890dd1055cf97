import { provinceOf, yearsIn } from '#curriculum/queries/calendar'

/** The first day of an academic year in the calendar of the institution's province; null where it has none. */
export async function firstDayOf(year: string, institutionId: string): Promise<string | null> {
  const years = await yearsIn(await provinceOf(institutionId))
  return years.find((one) => one.name === year)?.startsOn ?? null
}

/** Where the calendar says nothing: the first of November, the year's usual beginning. */
export const usualFirstDay = (year: string) => `${year.slice(0, 4)}-11-01`
