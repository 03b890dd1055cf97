import encryption from '@adonisjs/core/services/encryption'
import type BackupPlace from '#operations/models/backup_place'

/** The secret of a bucket; undefined where the server's key is not the one that encrypted it. */
export const secretOf = (place: BackupPlace) =>
  place.secret ? (encryption.decrypt<string>(place.secret) ?? undefined) : undefined

export const sealSecret = (secret: string) => encryption.encrypt(secret)
