import { forget } from '#shared/remembered'
import { inLocale } from '#shared/http/translate'
import { sqlTime } from '#shared/database/times'
import { bulkInsert } from '#shared/database/bulk_insert'
import { defineImport, type ImportContext } from '#shared/imports/import_kind'
import { levels, tableOf, type Level } from '#curriculum/levels'
import { frameworks } from '#curriculum/queries/current_framework'
import { editsCurriculum } from '#curriculum/queries/curriculum_editors'
import { judgeOutline, scanOutline, type OutlineValues } from '#curriculum/imports/judge_outline'
import type { OutlineContext } from '#curriculum/imports/judge_outline'

const WRITTEN: Record<Level, string[]> = {
  chapter: ['subject_id', 'grade', 'track', 'title_km', 'title_en', 'hours'],
  lesson: ['chapter_id', 'title_km', 'title_en', 'hours'],
  topic: ['lesson_id', 'title_km', 'title_en', 'hours'],
  outcome: ['lesson_id', 'topic_id', 'domain', 'text_km', 'text_en'],
}

/** The whole tree of a draft as one table: a row for each chapter, lesson, topic and outcome, by its code. */
export const outlineImport = defineImport<OutlineContext, OutlineValues>({
  kind: 'curriculum.outline',
  columns: [
    { name: 'level', required: true, note: true, example: 'lesson' },
    { name: 'code', required: true, note: true, example: 'PHY-11-02-03' },
    { name: 'parent', required: true, aliases: ['above'], note: true, example: 'PHY-11-02' },
    { name: 'grade', note: true },
    { name: 'track', note: true },
    { name: 'domain', note: true },
    { name: 'number', note: true, example: '3' },
    { name: 'title_km', required: true, aliases: ['text_km'], example: 'ច្បាប់ទីពីររបស់ញូតុន' },
    { name: 'title_en', required: true, aliases: ['text_en'], example: "Newton's second law" },
    { name: 'hours', note: true, example: '4' },
    { name: 'retired', note: true, example: 'no' },
  ],
  home: '/curriculum/frameworks',
  may: (actor) => editsCurriculum(actor),
  async options(_, locale) {
    const all = await frameworks()
    const drafts = all.filter(({ status }) => status === 'draft')
    return [
      {
        name: 'frameworkId',
        required: true,
        choices: drafts.map((one) => ({
          value: one.id,
          text: `${one.code} ${one.version} ${inLocale(locale, one.titleKm, one.titleEn)}`,
        })),
      },
    ]
  },
  open,
  scan: scanOutline,
  judge: judgeOutline,
  // Whatever others have changed since shows in the time of the version's last change.
  async stale({ stamp }, rows) {
    return rows.filter(({ values }) => values.seen !== stamp).map(({ line }) => line)
  },
  async apply(trx, rows, { frameworkId }) {
    const now = sqlTime()
    for (const level of levels) {
      const own = rows.filter(({ values }) => values.level === level)
      const columns = [
        ...['id', 'framework_id', 'code', 'number', 'is_retired', 'search_text', 'changed_at'],
        ...WRITTEN[level],
      ]
      await bulkInsert(
        trx,
        tableOf[level],
        columns,
        own.map(({ values }) => {
          const row: Record<string, any> = {
            ...values.row,
            framework_id: frameworkId,
            changed_at: now,
          }
          return columns.map((column) => row[column] ?? null)
        }),
        { onConflict: ['id'] }
      )
    }
  },
  async finish(trx, { frameworkId }) {
    await trx
      .from('curriculum_frameworks')
      .where('id', frameworkId)
      .update({ updated_at: sqlTime() })
    forget()
  },
})

const stampOf = async (client: ImportContext['client'], id: string) => {
  const row = await client.from('curriculum_frameworks').where('id', id).first()
  return String(Number(new Date(row?.updated_at ?? 0)))
}

async function open({ client, options, locale }: ImportContext): Promise<OutlineContext> {
  const { frameworkId } = options
  const framework = await client.from('curriculum_frameworks').where('id', frameworkId).first()
  const subjects = await client.from('curriculum_subjects').select('id', 'code')
  const tracks = await client.from('institutions_code_entries').where('list', 'grade_track')
  const standing = new Map<string, any>()
  const codes = new Map<string, string>(subjects.map((one) => [one.id, one.code]))
  for (const level of levels) {
    const rows = await client.from(tableOf[level]).where('framework_id', frameworkId)
    for (const row of rows) {
      standing.set(`${level} ${row.code}`, row)
      codes.set(row.id, row.code)
    }
  }
  return {
    ...{ client, frameworkId, locale, standing, codes },
    isDraft: framework?.status === 'draft',
    stamp: await stampOf(client, frameworkId),
    subjects: new Map(subjects.map((one) => [one.code, one.id])),
    tracks: new Map(tracks.map((one) => [one.code, one.code])),
    ids: new Map(),
  }
}
