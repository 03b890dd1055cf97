import { existsSync } from 'node:fs'
import { dirname, isAbsolute, relative } from 'node:path'
import vine from '@vinejs/vine'
import { dataDir } from '#config/data'
import { failed, ok, type Result } from '#shared/result'
import { placeKinds, schedules, type PlaceConfig } from '#operations/types'

const text = (longest: number) => vine.string().trim().maxLength(longest).nullable().optional()
const count = (least: number, most: number) => vine.number().withoutDecimals().range([least, most])

/** A place for backups. What each kind needs is looked at in `placeConfig`. */
export const backupPlaceValidator = vine.create({
  kind: vine.enum(placeKinds),
  name: vine.string().trim().minLength(1).maxLength(120).label(),
  folder: text(400),
  label: text(60),
  stick_folder: text(120),
  bucket: text(63),
  prefix: text(200),
  endpoint: vine
    .string()
    .trim()
    .url({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
    .maxLength(200)
    .nullable()
    .optional(),
  region: text(40),
  key: text(200),
  secret: text(200),
  schedule: vine.enum(schedules),
  hour: count(0, 23),
  keep_daily: count(1, 90),
  keep_weekly: count(0, 60),
  keep_monthly: count(0, 120),
  warn_days: count(1, 90),
})

export type PlaceForm = Awaited<ReturnType<typeof backupPlaceValidator.validate>>

type Refusal = { field: keyof PlaceForm; type: 'needed' | 'absolute' | 'own_folder' | 'no_folder' }

/** The fields of the chosen kind, or what is wrong with one of them. */
export function placeConfig(form: PlaceForm, hasSecret: boolean): Result<PlaceConfig, Refusal> {
  if (form.kind === 'folder') return folderConfig(form.folder ?? '')
  if (form.kind === 'stick') {
    if (!form.label) return failed({ field: 'label', type: 'needed' })
    const folder = (form.stick_folder || 'tonle-backup').replaceAll(/\.\.|^\/+/g, '')
    return ok({ kind: 'stick', label: form.label, folder })
  }
  const { bucket, key, prefix, endpoint, region } = form
  if (!bucket) return failed({ field: 'bucket', type: 'needed' })
  if (!key) return failed({ field: 'key', type: 'needed' })
  if (!form.secret && !hasSecret) return failed({ field: 'secret', type: 'needed' })
  return ok({
    ...{ kind: 's3', bucket, key, prefix: prefix ?? '' },
    ...{ endpoint: endpoint || undefined, region: region || undefined },
  })
}

function folderConfig(folder: string): Result<PlaceConfig, Refusal> {
  if (!folder) return failed({ field: 'folder', type: 'needed' })
  if (!isAbsolute(folder)) return failed({ field: 'folder', type: 'absolute' })
  const inside = relative(dataDir, folder)
  if (inside === '' || !(inside.startsWith('..') || isAbsolute(inside))) {
    return failed({ field: 'folder', type: 'own_folder' })
  }
  if (!existsSync(dirname(folder))) return failed({ field: 'folder', type: 'no_folder' })
  return ok({ kind: 'folder', folder })
}
