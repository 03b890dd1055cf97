import { stableId } from '#shared/ids'
import { frameworkOf } from '#curriculum/packs/framework'
import { upsertRows } from '#shared/packs/upsert_rows'
import type { PackKind } from '#shared/packs/registry'

export const subjects: PackKind = {
  kind: 'subjects',
  order: 21,
  async apply(context) {
    const lines = await context.csv('subjects.csv')
    if (lines.length === 0) return
    const framework = await frameworkOf(context)
    if (!framework) context.reject('framework.yaml', '', 'missing_file')
    const rows = lines.map((line) => ({
      id: stableId('subject', line.code),
      framework_id: framework!.id,
      code: line.code,
      name_km: line.name_km,
      name_en: line.name_en,
      short_km: line.short_km,
      short_en: line.short_en,
      colour: line.colour,
      hrmis_subject_id: line.hrmis_subject_id ? Number(line.hrmis_subject_id) : null,
      position: Number(line.position),
      also_called: line.also_called || null,
    }))
    context.count('subjects', await upsertRows(context.trx, 'curriculum_subjects', rows))
  },
}
