import db from '@adonisjs/lucid/services/db'
import { remembered } from '#shared/remembered'
import { loadOutline } from '#curriculum/queries/load_outline'
import { nativePackage, type NativeSource } from '#curriculum/case/native_package'
import type { Locale } from '#config/i18n'
import type { CasePackage } from '#curriculum/case/types'

type FrameworkKey = { id: string; stamp: string }

/** The versions that everyone may read and when each changed last. Read at most every ten seconds. */
export const nativeFrameworks = remembered(10, async (): Promise<FrameworkKey[]> => {
  const rows = await db
    .from('curriculum_frameworks')
    .where('is_visible', true)
    .orderBy('code')
    .orderBy('version')
    .select('id', 'updated_at', 'status')
  return rows.map(({ id, updated_at: at, status }) => ({
    id,
    stamp: `${Number(new Date(at ?? 0))} ${status}`,
  }))
})

const packages = new Map<string, { stamp: string; package: Promise<CasePackage> }>()

/** A version as a package; put together once for each of its states, language and address. */
export async function loadNative(
  key: FrameworkKey,
  language: Locale,
  base: string
): Promise<CasePackage> {
  const name = `${key.id} ${language} ${base}`
  const known = packages.get(name)
  if (known?.stamp === key.stamp) return known.package
  const made = nativeSource(key.id).then((source) => nativePackage(source, language, base))
  if (packages.size > 20) packages.clear()
  packages.set(name, { stamp: key.stamp, package: made })
  made.catch(() => packages.delete(name))
  return made
}

/** Everything of a version that a package needs. Seven queries. */
export async function nativeSource(frameworkId: string): Promise<NativeSource> {
  const row = await db.from('curriculum_frameworks').where('id', frameworkId).firstOrFail()
  const subjects = await db.from('curriculum_subjects').orderBy('position').orderBy('code')
  const tracks = await db.from('institutions_code_entries').where('list', 'grade_track')
  const top = await db.from('institutions').whereNull('parent_id').orderBy('id').first()
  return {
    framework: {
      ...{ id: row.id, code: row.code, version: row.version, status: row.status },
      ...{ titleKm: row.title_km, titleEn: row.title_en, noteKm: row.note_km, noteEn: row.note_en },
      ...{ updatedAt: row.updated_at, inForceAt: row.in_force_at },
    },
    subjects: subjects.map((one) => ({
      ...{ id: one.id, code: one.code, nameKm: one.name_km, nameEn: one.name_en },
    })),
    chapters: await loadOutline(frameworkId),
    tracks: new Map(tracks.map((one) => [one.code, { km: one.label_km, en: one.label_en }])),
    creator: { km: top?.name_km ?? 'ទន្លេ', en: top?.name_en ?? 'Tonle' },
  }
}
