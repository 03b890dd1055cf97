import db from '@adonisjs/lucid/services/db'
import { personColumns } from '#shared/people/person_columns'
import { fieldsOf, mergeFieldNames, mergeFields, type MergeField } from '#identity/merge/fields'
import { personCodes, type CodeColumn } from '#identity/queries/person_codes'
import { personRows } from '#identity/queries/person_rows'
import { nationalIdHint } from '#identity/secrets/national_id'
import type Person from '#identity/models/person'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

export type MergeLine = {
  field: MergeField
  kept: string | null
  gone: string | null
  differs: boolean
  /** Taken from the one who goes unless people choose otherwise: where the kept person has nothing. */
  fromGone: boolean
}

/** Two people side by side and what would move; both have user and memberships loaded. */
export async function mergePage(actor: Actor, kept: Person, gone: Person, locale: Locale) {
  const [keptRow, goneRow] = await personRows([kept, gone], locale, actor)
  const codes = await personCodes(locale)
  const [mine, theirs] = [valuesOf(kept, codes), valuesOf(gone, codes)]
  const lines: MergeLine[] = mergeFieldNames
    .filter((field) => mine[field] || theirs[field])
    .map((field) => ({
      field,
      kept: mine[field],
      gone: theirs[field],
      differs: mine[field] !== theirs[field] && Boolean(mine[field]) && Boolean(theirs[field]),
      fromGone: !mine[field] && Boolean(theirs[field]),
    }))
  return { kept: keptRow, gone: goneRow, lines, moves: await countMoves(gone.id) }
}

/** How many rows of each table name the person, in one query. */
async function countMoves(goneId: string) {
  const places = personColumns()
  const query = db.query()
  for (const [index, { table, column }] of places.entries()) {
    query.select(db.from(table).where(column, goneId).count('*').as(`n${index}`))
  }
  const [counts] = await query
  return places
    .map(({ table, column }, index) => ({
      place: `${table}.${column}`,
      count: Number(counts[`n${index}`]),
    }))
    .filter(({ count }) => count > 0)
}

function valuesOf(person: Person, codes: Record<CodeColumn, { value: string; text: string }[]>) {
  const fields = fieldsOf(person)
  const show = (field: MergeField) => {
    if (field === 'national_id') return nationalIdHint(person.nationalId)
    const values = mergeFields[field].map((column) => {
      const value = fields[column]
      const list = codes[column as CodeColumn]
      return list?.find((one) => one.value === value)?.text ?? value
    })
    return values.filter(Boolean).join(' ') || null
  }
  return Object.fromEntries(mergeFieldNames.map((field) => [field, show(field)])) as Record<
    MergeField,
    string | null
  >
}
