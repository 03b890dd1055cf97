import { stableId } from '#shared/ids'
import { forget } from '#shared/remembered'
import { upsertRows } from '#shared/packs/upsert_rows'
import { isDay } from '#curriculum/calendar/days'
import { checkYear } from '#curriculum/calendar/check_year'
import type { PackContext, PackKind } from '#shared/packs/registry'

type Line = Record<string, string>

const yes = (value = '') => /^(yes|1|true)$/i.test(value)

/** A pack brings what is new; rows that stand are the ministry's and the provinces' to change. */
async function addMissing({ trx }: PackContext, table: string, rows: { id: string }[]) {
  const found = await trx
    .from(table)
    .whereIn(
      'id',
      rows.map(({ id }) => id)
    )
    .select('id')
  const known = new Set(found.map(({ id }) => id))
  const added = rows.filter(({ id }) => !known.has(id))
  await upsertRows(trx, table, added as any)
  if (added.length > 0) forget()
  return added
}

function semestersOf(line: Line) {
  return [1, 2]
    .map((number) => ({
      number,
      startsOn: line[`s${number}_starts_on`] || null,
      endsOn: line[`s${number}_ends_on`] || null,
    }))
    .filter((one) => one.startsOn || one.endsOn)
}

/** `years.csv`: academic years with one or two semesters. */
export const years: PackKind = {
  kind: 'years',
  order: 26,
  async apply(context) {
    const lines = await context.csv('years.csv')
    if (lines.length === 0) return
    for (const line of lines) {
      const { name, starts_on: startsOn, ends_on: endsOn } = line
      const wrong = checkYear({ name, startsOn, endsOn, semesters: semestersOf(line) })
      if (wrong) context.reject('years.csv', line, 'bad_value')
    }
    const rows = lines.map((line) => ({
      id: stableId('academic_year', `${line.name}/${line.place_code ?? ''}`),
      ...{ name: line.name, place_code: line.place_code ?? '' },
      ...{ starts_on: line.starts_on, ends_on: line.ends_on },
      ...{ school_days: line.school_days || '123456', is_draft: yes(line.draft) as any },
    }))
    const written = await addMissing(context, 'curriculum_years', rows)
    const added = new Set(written.map(({ id }) => id))
    const parts = lines.flatMap((line, at) =>
      added.has(rows[at].id)
        ? semestersOf(line).map(({ number, startsOn, endsOn }) => ({
            id: stableId('semester', `${rows[at].id}/${number}`),
            ...{ year_id: rows[at].id, number, starts_on: startsOn, ends_on: endsOn },
          }))
        : []
    )
    await upsertRows(context.trx, 'curriculum_semesters', parts)
    context.count('years', added.size)
  },
}

/** `holidays.csv`: the yearly table of holidays. */
export const holidays: PackKind = {
  kind: 'holidays',
  order: 27,
  async apply(context) {
    const lines = await context.csv('holidays.csv')
    if (lines.length === 0) return
    const wrong = lines.find(({ day }) => !isDay(day))
    if (wrong) context.reject('holidays.csv', wrong, 'bad_value')
    const rows = lines.map((line) => ({
      id: stableId('holiday', `${line.day}/${line.place_code ?? ''}/${line.name_en}`),
      ...{ day: line.day, place_code: line.place_code ?? '' },
      ...{ name_km: line.name_km, name_en: line.name_en },
      ...{ closes_schools: yes(line.closes_schools), is_draft: yes(line.draft) },
    }))
    const added = await addMissing(context, 'curriculum_holidays', rows)
    context.count('holidays', added.length)
  },
}
