import { column } from '@adonisjs/lucid/orm'
import { MediaBlobSchema } from '#database/schema'

/** The bytes of one file, named by their SHA-256: the same content is stored once, whatever it is called. */
export default class Blob extends MediaBlobSchema {
  static table = 'media_blobs'
  static selfAssignPrimaryKey = true

  // The usual name of the column would be `sha_256`.
  @column({ columnName: 'sha256' })
  declare sha256: string
}
