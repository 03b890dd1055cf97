import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import Cluster from '#institutions/models/cluster'
import Institution from '#institutions/models/institution'
import Place from '#institutions/models/place'
import type { Actor } from '#shared/actor'

export type ClusterInput = {
  code: string
  nameKm: string
  nameEn: string
  placeCode: string | null
  /** The location code of the core school. */
  coreCode: string | null
}

export type ClusterError =
  | { type: 'code_taken'; field: 'code' }
  | { type: 'unknown_school'; field: 'core_code' }
  | { type: 'unknown_place'; field: 'place_code' }

/** Adds a cluster, or changes the one with this id. The core school becomes a member. */
export function saveCluster(
  actor: Actor,
  input: ClusterInput,
  id?: string
): Promise<Result<Cluster, ClusterError>> {
  return transaction(async (trx) => {
    const client = trx
    const holder = await Cluster.findBy({ code: input.code }, { client })
    if (holder && holder.id !== id) return failed({ type: 'code_taken', field: 'code' })
    if (input.placeCode && !(await Place.findBy({ code: input.placeCode }, { client }))) {
      return failed({ type: 'unknown_place', field: 'place_code' })
    }
    const core = input.coreCode
      ? await Institution.findBy({ locationCode: input.coreCode }, { client })
      : null
    if (input.coreCode && !core) return failed({ type: 'unknown_school', field: 'core_code' })

    const cluster = id ? await Cluster.findOrFail(id, { client }) : new Cluster()
    const before = id ? { code: cluster.code, name: cluster.nameKm, core: cluster.coreId } : null
    const { code, nameKm, nameEn, placeCode } = input
    cluster.merge({ code, nameKm, nameEn, placeCode, coreId: core?.id ?? null })
    await cluster.useTransaction(trx).save()
    if (core) await core.merge({ clusterId: cluster.id }).useTransaction(trx).save()
    await audit(trx, actor, {
      verb: id ? 'institutions.cluster_updated' : 'institutions.cluster_created',
      subject: { type: 'cluster', id: cluster.id },
      institutionId: core?.id ?? null,
      before,
      after: { code, name: nameKm, core: cluster.coreId },
    })
    return ok(cluster)
  })
}
