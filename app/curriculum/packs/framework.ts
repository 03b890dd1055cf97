import { stableId } from '#shared/ids'
import { forget } from '#shared/remembered'
import { sqlTime } from '#shared/database/times'
import { upsertRows } from '#shared/packs/upsert_rows'
import type { PackContext, PackKind } from '#shared/packs/registry'

type Source = {
  code: string
  version: string | number
  title: { km: string; en: string }
  status: string
  year_from?: number
  note?: { km: string; en: string }
  /** The code of the framework before this one, when a pack brings a second one with the same codes. */
  replaces?: string
}

/** The framework of the pack; its subjects need its id. */
export async function frameworkOf(context: Pick<PackContext, 'yaml'>) {
  const source = await context.yaml<Source>('framework.yaml')
  return source && { ...source, id: stableId('framework', source.code) }
}

export type PackFramework = NonNullable<Awaited<ReturnType<typeof frameworkOf>>>

/** Codes are stable within a framework: a later one keeps its rows apart by its own code. */
export const rowId = ({ code, replaces }: PackFramework, noun: string, key: string) =>
  stableId(noun, replaces ? `${code}/${key}` : key)

/** Says that something below the framework is new, for those who keep copies of it. */
export async function touch(trx: PackContext['trx'], id: string) {
  await trx.from('curriculum_frameworks').where('id', id).update({ updated_at: sqlTime() })
  forget()
}

export const framework: PackKind = {
  kind: 'framework',
  order: 20,
  version: 2,
  async apply(context) {
    const source = await frameworkOf(context)
    if (!source) return
    const standing = await context.trx
      .from('curriculum_frameworks')
      .where('id', source.id)
      .select('status', 'version')
      .first()
    const row = {
      id: source.id,
      code: source.code,
      version: String(source.version),
      title_km: source.title.km,
      title_en: source.title.en,
      // What the ministry has put in force here is not made a draft again by a newer pack.
      status: standing?.version === String(source.version) ? standing.status : source.status,
      year_from: source.year_from ?? null,
      note_km: source.note?.km ?? null,
      note_en: source.note?.en ?? null,
    }
    const written = await upsertRows(context.trx, 'curriculum_frameworks', [row])
    if (written > 0) await touch(context.trx, source.id)
    context.count('frameworks', written)
  },
}
