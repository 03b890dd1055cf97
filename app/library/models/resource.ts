import { beforeSave, hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { clusterText } from '#shared/khmer/clusters'
import { LibraryResourceSchema } from '#database/schema'
import Alignment from '#library/models/alignment'
import ResourceFile from '#library/models/resource_file'
import type { ResourceKind, ResourceState } from '#library/types'

/** Something to learn or teach with. A page written here is one of its kinds. */
export default class Resource extends LibraryResourceSchema {
  static table = 'library_resources'
  static selfAssignPrimaryKey = true

  declare kind: ResourceKind
  declare state: ResourceState

  @hasMany(() => ResourceFile)
  declare files: HasMany<typeof ResourceFile>

  @hasMany(() => Alignment)
  declare alignments: HasMany<typeof Alignment>

  @beforeSave()
  static keepSearchText(resource: Resource) {
    const titles = [resource.titleKm, resource.titleEn].filter(Boolean)
    resource.searchText = clusterText(titles.join(' '))
  }

  get isDraft() {
    return this.state === 'draft'
  }

  get isPublished() {
    return this.state === 'published'
  }
}
