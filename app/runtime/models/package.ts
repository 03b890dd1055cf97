import { beforeSave, hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { clusterText } from '#shared/khmer/clusters'
import { RuntimePackageSchema } from '#database/schema'
import PackageVersion from '#runtime/models/package_version'
import { defaultSettings, type PackageSettings } from '#runtime/types'

/** Something made elsewhere that plays here: SCORM today; its versions hold the files. */
export default class Package extends RuntimePackageSchema {
  static table = 'runtime_packages'
  static selfAssignPrimaryKey = true

  @hasMany(() => PackageVersion)
  declare versions: HasMany<typeof PackageVersion>

  @beforeSave()
  static keepSearchText(row: Package) {
    row.searchText = clusterText(`${row.title} ${row.code}`)
  }

  get rules(): PackageSettings {
    return { ...defaultSettings, ...(this.settings as Partial<PackageSettings>) }
  }
}
