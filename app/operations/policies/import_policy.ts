import { BasePolicy } from '@adonisjs/bouncer'
import { manages } from '#institutions/queries/managers'
import { importKind, importKinds, type ImportKind } from '#shared/imports/import_kind'
import type { ImportOptions } from '#shared/imports/import_kind'
import type { Import } from '#shared/imports/import'
import type { Actor } from '#shared/actor'

/** A file and its rows belong to whoever brought it; what may be brought, the kind says each time it is asked. */
export default class ImportPolicy extends BasePolicy {
  /** Whether there is any list that this person may bring. */
  async list(actor: Actor) {
    for (const kind of importKinds()) if (await kind.may(actor, {})) return true
    return false
  }

  create(actor: Actor, kind: ImportKind, options: ImportOptions) {
    return kind.may(actor, options)
  }

  /** Administrators of the whole server see everyone's. */
  view(actor: Actor, row: Import) {
    return row.ownerId === actor.personId || manages.everything(actor)
  }

  /** Only the owner goes on with it, while the list is still theirs to bring. */
  async change(actor: Actor, row: Import) {
    if (row.ownerId !== actor.personId) return false
    return (await importKind(row.kind)?.may(actor, row.options)) ?? false
  }
}
