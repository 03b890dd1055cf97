import { stableId } from '#shared/ids'
import { upsertRows } from '#shared/packs/upsert_rows'
import type { PackContext, PackKind } from '#shared/packs/registry'

type Source = {
  code: string
  version: string | number
  title: { km: string; en: string }
  status: string
  year_from?: number
}

/** The framework of the pack; its subjects need its id. */
export async function frameworkOf(context: Pick<PackContext, 'yaml'>) {
  const source = await context.yaml<Source>('framework.yaml')
  return source && { ...source, id: stableId('framework', source.code) }
}

export const framework: PackKind = {
  kind: 'framework',
  order: 20,
  async apply(context) {
    const source = await frameworkOf(context)
    if (!source) return
    const row = {
      id: source.id,
      code: source.code,
      version: String(source.version),
      title_km: source.title.km,
      title_en: source.title.en,
      status: source.status,
      year_from: source.year_from ?? null,
    }
    context.count('frameworks', await upsertRows(context.trx, 'curriculum_frameworks', [row]))
  },
}
