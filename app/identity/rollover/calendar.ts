/** The first day of an academic year as the calendar of the ministry has it; null where it has none. */
export async function firstDayOf(_year: string, _institutionId: string): Promise<string | null> {
  return null
}

/** Where the calendar says nothing: the first of November, the year's usual beginning. */
export const usualFirstDay = (year: string) => `${year.slice(0, 4)}-11-01`
