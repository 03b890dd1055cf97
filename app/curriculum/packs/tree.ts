import { stableId } from '#shared/ids'
import { upsertRows } from '#shared/packs/upsert_rows'
import type { PackContext, PackKind } from '#shared/packs/registry'

type Line = Record<string, string>
type Values = Record<string, string | number | null>

const hours = (text: string) => (text ? Number(text) : null)

/** A table of coded rows below others: each line names the code of the row above it, which must be there. */
function level(
  order: number,
  noun: 'chapter' | 'lesson' | 'outcome',
  above: 'subject' | 'chapter' | 'lesson',
  values: (line: Line) => Values
): PackKind {
  const file = `${noun}s.csv`
  return {
    kind: `${noun}s`,
    order,
    async apply(context) {
      const lines = await context.csv(file)
      if (lines.length === 0) return
      await checkAbove(context, file, above, lines)
      const rows = lines.map((line) => ({
        id: stableId(noun, line.code),
        [`${above}_id`]: stableId(above, line[above]),
        code: line.code,
        ...values(line),
      }))
      context.count(`${noun}s`, await upsertRows(context.trx, `curriculum_${noun}s`, rows))
    },
  }
}

async function checkAbove(context: PackContext, file: string, above: string, lines: Line[]) {
  const standing = await context.trx.from(`curriculum_${above}s`).select('code')
  const codes = new Set(standing.map(({ code }) => code))
  for (const line of lines) {
    if (!codes.has(line[above])) {
      context.reject(file, line, 'unknown_reference', { value: line[above] })
    }
  }
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

export const outcomes = level(24, 'outcome', 'lesson', (line) => ({
  domain: line.domain,
  text_km: line.text_km,
  text_en: line.text_en,
}))
