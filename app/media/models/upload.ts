import { column } from '@adonisjs/lucid/orm'
import { MediaUploadSchema } from '#database/schema'
import type { FileKind, FileProblem } from '#media/types'

export type UploadState = 'receiving' | 'kept' | 'refused'

/** A file on its way in, or one that has arrived and waits for the form that asked for it. */
export default class Upload extends MediaUploadSchema {
  static table = 'media_uploads'
  static selfAssignPrimaryKey = true

  declare state: UploadState
  declare kind: FileKind | null
  declare problem: FileProblem | null

  // The usual name of the column would be `sha_256`.
  @column({ columnName: 'sha256' })
  declare sha256: string | null
}
