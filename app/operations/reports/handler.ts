import { ancestorIds } from '#institutions/queries/ancestor_ids'
import { reportKinds, type ReportKind } from '#operations/reports/kinds'
import Contact from '#operations/models/contact'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/**
 * The institution whose contacts look after a report: the nearest at or above `institutionId` that named somebody for
 * the topic. Null: nobody did; administrators of the whole server look after it.
 * @param above leaves the institution itself out: the report concerns people there, or they did not answer
 */
export async function findHandler(
  client: QueryClientContract,
  institutionId: string | null,
  kind: string,
  { above = false } = {}
): Promise<string | null> {
  const line = institutionId ? await ancestorIds(institutionId, client) : await topIds(client)
  const wanted = above ? line.slice(1) : line
  const contacts = await contactsAt(client, wanted, kind)
  const named = new Set(contacts.map((contact) => contact.institutionId))
  return wanted.find((id) => named.has(id)) ?? null
}

export function contactsAt(client: QueryClientContract, institutionIds: string[], kind: string) {
  const { topic } = reportKinds[kind as ReportKind]
  return Contact.query({ client })
    .whereIn('institution_id', institutionIds)
    .whereIn('topic', ['all', topic])
}

async function topIds(client: QueryClientContract): Promise<string[]> {
  const rows = await client.from('institutions').whereNull('parent_id').select('id').limit(5)
  return rows.map(({ id }) => id)
}
