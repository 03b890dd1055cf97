import { isAbsolute, join, resolve } from 'node:path'
import env from '#start/env'
import { findStick } from '#operations/backups/places/find_stick'
import { FolderPlace } from '#operations/backups/places/folder_place'
import { PlaceError } from '#operations/backups/places/place'
import { S3Place } from '#operations/backups/places/s3_place'
import type { Place } from '#operations/backups/places/place'
import type { PlaceConfig } from '#operations/types'

/** The place as its row says it. A stick is looked for each time: it is plugged in here and there. */
export async function openPlace(config: PlaceConfig, secret?: string): Promise<Place> {
  if (config.kind === 'folder') return new FolderPlace(config.folder)
  if (config.kind === 'stick') {
    const mounted = await findStick(config.label)
    if (!mounted) throw new PlaceError('stick_absent', { label: config.label })
    return new FolderPlace(join(mounted, config.folder || 'tonle-backup'), mounted)
  }
  const { bucket, prefix, endpoint, region, key } = config
  return new S3Place({ bucket, prefix, endpoint, region, key, secret: secret ?? '' })
}

/** The place behind what was typed on the console: a folder, or `s3://bucket/prefix` with BACKUP_S3_ settings. */
export function placeAt(text: string): Place {
  const s3 = /^s3:\/\/([^/]+)\/?(.*)$/.exec(text)
  if (!s3) return new FolderPlace(isAbsolute(text) ? text : resolve(text))
  return new S3Place({
    bucket: s3[1],
    prefix: s3[2],
    endpoint: env.get('BACKUP_S3_ENDPOINT'),
    region: env.get('BACKUP_S3_REGION'),
    key: env.get('BACKUP_S3_KEY') ?? '',
    secret: env.get('BACKUP_S3_SECRET')?.release() ?? '',
  })
}
