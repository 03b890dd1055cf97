import { BasePolicy } from '@adonisjs/bouncer'
import { manages } from '#institutions/queries/managers'
import type { Actor } from '#shared/actor'

/** Clusters are looked after by those who look after the core school; without one, and for new ones, the core given. */
export default class ClusterPolicy extends BasePolicy {
  create(actor: Actor) {
    return manages.somewhere(actor)
  }

  /** `coreId` is the core school as it is to be. */
  async save(actor: Actor, cluster: { coreId: string | null } | null, coreId: string | null) {
    const schools = [cluster?.coreId, coreId].filter((id) => id !== null && id !== undefined)
    if (schools.length === 0 || !coreId) return manages.everything(actor)
    for (const id of schools) if (!(await manages.at(actor, id))) return false
    return true
  }

  edit(actor: Actor, cluster: { coreId: string | null }) {
    return cluster.coreId ? manages.at(actor, cluster.coreId) : manages.everything(actor)
  }
}
