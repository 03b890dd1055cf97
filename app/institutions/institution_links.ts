import { failed, ok, type Result } from '#shared/result'
import Cluster from '#institutions/models/cluster'
import Institution from '#institutions/models/institution'
import type { InstitutionInput } from '#institutions/institution_input'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export type LinkError =
  | { type: 'unknown_cluster'; field: 'cluster_code' }
  | { type: 'unknown_school'; field: 'annex_of_code' }
  | { type: 'itself'; field: 'annex_of_code' }

type Links = { clusterId?: string | null; annexOfId?: string | null }

/** The cluster and the parent school that an input names by their codes. */
export async function resolveLinks(
  client: TransactionClientContract,
  { clusterCode, annexOfCode }: Pick<InstitutionInput, 'clusterCode' | 'annexOfCode'>,
  id?: string
): Promise<Result<Links, LinkError>> {
  const links: Links = {}
  if (clusterCode !== undefined) {
    const cluster = clusterCode && (await Cluster.findBy({ code: clusterCode }, { client }))
    if (clusterCode && !cluster) return failed({ type: 'unknown_cluster', field: 'cluster_code' })
    links.clusterId = cluster ? cluster.id : null
  }
  if (annexOfCode !== undefined) {
    const school =
      annexOfCode && (await Institution.findBy({ locationCode: annexOfCode }, { client }))
    if (annexOfCode && !school) return failed({ type: 'unknown_school', field: 'annex_of_code' })
    if (school && school.id === id) return failed({ type: 'itself', field: 'annex_of_code' })
    links.annexOfId = school ? school.id : null
  }
  return ok(links)
}
