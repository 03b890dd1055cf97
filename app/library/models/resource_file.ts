import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { LibraryFileSchema } from '#database/schema'
import Blob from '#media/models/blob'

/** A blob under a name within a resource: what the resource is (`main`), or a picture of its page (`part`). */
export default class ResourceFile extends LibraryFileSchema {
  static table = 'library_files'
  static selfAssignPrimaryKey = true

  @belongsTo(() => Blob)
  declare blob: BelongsTo<typeof Blob>
}
