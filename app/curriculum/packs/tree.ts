import { upsertRows } from '#shared/packs/upsert_rows'
import { levelSearch } from '#curriculum/level_search'
import { frameworkOf, rowId, touch, type PackFramework } from '#curriculum/packs/framework'
import type { PackContext, PackKind } from '#shared/packs/registry'

type Line = Record<string, string>
type Values = Record<string, string | number | null>
type Noun = 'chapter' | 'lesson' | 'topic' | 'outcome'

const hours = (text: string) => (text ? Number(text) : null)

/** A table of coded rows below others: each line names the code of the row above it, which must be there. */
function level(
  order: number,
  noun: Noun,
  above: 'subject' | 'chapter' | 'lesson',
  values: (line: Line, framework: PackFramework) => Values
): PackKind {
  const file = `${noun}s.csv`
  return {
    kind: `${noun}s`,
    order,
    version: 2,
    async apply(context) {
      const lines = await context.csv(file)
      if (lines.length === 0) return
      const framework = await frameworkOf(context)
      if (!framework) context.reject('framework.yaml', '', 'missing_file')
      const source = framework!
      const ids = await checkAbove(context, file, above, lines, source)
      const edited = await editedIds(context, `curriculum_${noun}s`, source.id)
      const rows = lines
        .map((line) => ({
          id: rowId(source, noun, line.code),
          framework_id: source.id,
          [`${above}_id`]: ids.get(line[above])!,
          code: line.code,
          search_text: levelSearch(
            line.code,
            line.title_km ?? line.text_km,
            line.title_en ?? line.text_en
          ),
          ...values(line, source),
        }))
        .filter(({ id }) => !edited.has(id))
      const written = await upsertRows(context.trx, `curriculum_${noun}s`, rows)
      if (written > 0) await touch(context.trx, source.id)
      context.count(`${noun}s`, written)
    },
  }
}

async function checkAbove(
  context: PackContext,
  file: string,
  above: string,
  lines: Line[],
  framework: PackFramework
) {
  const query = context.trx.from(`curriculum_${above}s`).select('id', 'code')
  if (above !== 'subject') query.where('framework_id', framework.id)
  const standing = await query
  const ids = new Map<string, string>(standing.map(({ id, code }) => [code, id]))
  for (const line of lines) {
    if (!ids.has(line[above])) {
      context.reject(file, line, 'unknown_reference', { value: line[above] })
    }
  }
  return ids
}

/** What people have corrected on this server is theirs: a newer pack leaves it. */
async function editedIds({ trx }: PackContext, table: string, frameworkId: string) {
  const rows = await trx
    .from(table)
    .where('framework_id', frameworkId)
    .whereNotNull('changed_at')
    .select('id')
  return new Set<string>(rows.map(({ id }) => id))
}

export const chapters = level(22, 'chapter', 'subject', (line) => ({
  grade: Number(line.grade),
  track: line.track || null,
  number: Number(line.number),
  title_km: line.title_km,
  title_en: line.title_en,
  hours: hours(line.hours),
}))

export const lessons = level(23, 'lesson', 'chapter', (line) => ({
  number: Number(line.number),
  title_km: line.title_km,
  title_en: line.title_en,
  hours: hours(line.hours),
}))

export const topics = level(24, 'topic', 'lesson', (line) => ({
  number: Number(line.number),
  title_km: line.title_km,
  title_en: line.title_en,
  hours: hours(line.hours),
}))

/** The number at the end of a code: 2 of `PHY-11-02-03-K2`. */
const lastNumber = (code: string) => Number(/(\d+)$/.exec(code)?.[1] ?? 0)

export const outcomes = level(25, 'outcome', 'lesson', (line, framework) => ({
  domain: line.domain,
  number: lastNumber(line.code),
  topic_id: line.topic ? rowId(framework, 'topic', line.topic) : null,
  text_km: line.text_km,
  text_en: line.text_en,
}))
