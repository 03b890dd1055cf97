import { newId } from '#shared/ids'
import { judgeRow } from '#shared/imports/judge_row'
import { RowReader } from '#shared/imports/row_reader'
import { defineImport, type RawRow } from '#shared/imports/import_kind'
import { COLUMNS, applyEntries, type Entry } from '#institutions/code_imports/apply_entries'
import { editsCodeLists } from '#institutions/queries/code_list_editors'
import type { Actor } from '#shared/actor'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

type Context = { client: QueryClientContract; actor: Actor }

const LIST = /^[a-z][a-z0-9_]*$/
const CODE = /^[A-Za-z0-9][\w.+-]*$/

/** Entries of code lists, of one list or of several in one file: adds new codes and changes words and days. */
export const codeEntriesImport = defineImport({
  kind: 'institutions.code_entries',
  columns: [
    { name: 'list', required: true, note: true, example: 'position' },
    { name: 'code', required: true, note: true, example: '12' },
    { name: 'label_km', required: true, aliases: ['khmer', 'km'], example: 'នាយកវិទ្យាល័យ' },
    {
      name: 'label_en',
      required: true,
      aliases: ['english', 'en'],
      example: 'High school director',
    },
    { name: 'position', note: true, example: '12' },
    { name: 'active_from', note: true, example: '2026-01-01' },
    { name: 'active_to', note: true },
  ],
  home: '/code-lists',
  may: (actor) => editsCodeLists(actor),
  open: async ({ client, actor }): Promise<Context> => ({ client, actor }),
  judge,
  apply: (trx, rows, { actor }) => applyEntries(trx, rows, actor),
})

async function standingOf({ client }: Context, rows: RawRow[]) {
  const lists = [...new Set(rows.map(({ cells }) => cells.list).filter(Boolean))]
  const codes = [...new Set(rows.map(({ cells }) => cells.code).filter(Boolean))]
  const found: Entry[] = await client
    .from('institutions_code_entries')
    .whereIn('list', lists)
    .whereIn('code', codes)
    .select(...COLUMNS)
  return new Map(
    found.map((one) => [`${one.list}/${one.code}`, { ...one, position: Number(one.position) }])
  )
}

async function judge(context: Context, rows: RawRow[]) {
  const standing = await standingOf(context, rows)
  return rows.map((row) => {
    const read = new RowReader(row)
    const list = read.text('list', 60) ?? ''
    const code = read.text('code', 60) ?? ''
    if (list && !LIST.test(list)) read.refuse('list', 'bad_name')
    if (code && !CODE.test(code)) read.refuse('code', 'bad_code')
    const present = standing.get(`${list}/${code}`)
    const kept = <T>(field: string, value: T, old: T | undefined, none: T) =>
      read.has(field) ? value : (old ?? none)
    const values: Entry = {
      id: present?.id ?? newId(),
      ...{ list, code },
      label_km: read.text('label_km', 300) ?? '',
      label_en: read.text('label_en', 300) ?? '',
      position: read.whole('position', [0, 100_000]) ?? present?.position ?? row.line,
      active_from: kept('active_from', read.date('active_from'), present?.active_from, null),
      active_to: kept('active_to', read.date('active_to'), present?.active_to, null),
    }
    if (values.active_from && values.active_to && values.active_to < values.active_from) {
      read.refuse('active_to', 'ends_before')
    }
    return judgeRow(read, {
      label: `${list} ${code}`,
      values,
      present,
      compare: {
        ...{ label_km: 'label_km', label_en: 'label_en', position: 'position' },
        ...{ active_from: 'active_from', active_to: 'active_to' },
      },
      keys: { code: list && code ? `${list}/${code}` : null },
    })
  })
}
