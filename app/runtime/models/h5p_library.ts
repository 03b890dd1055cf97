import { beforeSave } from '@adonisjs/lucid/orm'
import { clusterText } from '#shared/khmer/clusters'
import { RuntimeH5PLibrarySchema } from '#database/schema'
import type { Decider, LibraryMeta, LibraryState } from '#runtime/h5p/types'

/** One build of an H5P library: a version in exactly these bytes. Only what is approved is ever run. */
export default class H5PLibrary extends RuntimeH5PLibrarySchema {
  static table = 'runtime_h5p_libraries'
  static selfAssignPrimaryKey = true

  declare state: LibraryState
  declare decidedAs: Decider | null

  @beforeSave()
  static keepSearchText(row: H5PLibrary) {
    row.searchText = clusterText(`${row.machineName.replaceAll('.', ' ')} ${row.title} ${row.hash}`)
  }

  get version() {
    return `${this.major}.${this.minor}.${this.patch}`
  }

  read(): LibraryMeta {
    return JSON.parse(this.meta) as LibraryMeta
  }
}
