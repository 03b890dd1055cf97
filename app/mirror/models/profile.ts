import { beforeSave } from '@adonisjs/lucid/orm'
import { clusterText } from '#shared/khmer/clusters'
import { MirrorProfileSchema } from '#database/schema'
import type { Quality } from '#shared/sync/travellers'
import type { ProfileContent, ProfileInstitutions, ProfileRules } from '#mirror/types'

/** What the mirrors of some institutions hold, how fine and how much. */
export default class Profile extends MirrorProfileSchema {
  static table = 'mirror_profiles'
  static selfAssignPrimaryKey = true

  declare institutions: ProfileInstitutions
  declare content: ProfileContent
  declare quality: Quality

  @beforeSave()
  static keepSearchText(profile: Profile) {
    profile.searchText = clusterText([profile.nameKm, profile.nameEn, profile.code].join(' '))
  }

  get rules(): ProfileRules {
    const { code, content, quality, diskBytes, monthBytes } = this
    const bytes = (value: bigint | number | null) => (value === null ? null : Number(value))
    return { code, content, quality, diskBytes: bytes(diskBytes), monthBytes: bytes(monthBytes) }
  }
}
