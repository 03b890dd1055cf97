import db from '@adonisjs/lucid/services/db'
import { hash } from 'node:crypto'
import { DateTime } from 'luxon'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { readTime, sqlTime } from '#shared/database/times'
import type { Authority } from '#runtime/lrs/authority'
import type { Content, DocumentName, Owner } from '#runtime/lrs/documents/document'
import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'

export type Standing = Content & { id: string; etag: string; updatedAt: DateTime }

/** A document of this name within the reach of the authority. */
export async function findDocument(
  { key }: DocumentName,
  authority: Authority,
  client: QueryClientContract = db.connection()
): Promise<Standing | undefined> {
  const row = await reached(client.from('runtime_documents').where('key', key), authority).first()
  if (!row) return undefined
  const { id, etag, content, content_type: contentType, updated_at: updatedAt } = row
  return { id, etag, bytes: Buffer.from(content), contentType, updatedAt: readTime(updatedAt) }
}

/** The names of the documents, the last changed first. */
export async function listDocuments(owner: Owner, authority: Authority, since?: number) {
  const query = reached(under(db.connection(), owner), authority)
  if (since !== undefined) query.where('updated_at', '>', sqlTime(DateTime.fromMillis(since)))
  const rows = await query.orderBy('updated_at', 'desc').select('name', 'updated_at')
  return { names: rows.map((row) => row.name as string), newest: rows[0]?.updated_at }
}

export async function keepDocument(
  trx: TransactionClientContract,
  authority: Authority,
  { kind, key, name, activityKey, agentKey, registration }: DocumentName,
  { contentType, bytes }: Content
) {
  const fields = {
    content_type: contentType,
    content: bytes,
    etag: hash('sha1', bytes),
    updated_at: sqlTime(clock.now()),
  }
  await trx
    .knexQuery()
    .table('runtime_documents')
    .insert({
      ...{ id: newId(), key, kind, name, registration },
      ...{ activity_key: activityKey, agent_key: agentKey },
      institution_id: authority.institutionId,
      ...fields,
    })
    .onConflict('key')
    .merge(Object.keys(fields))
}

export const removeDocument = (trx: TransactionClientContract, id: string) =>
  trx.from('runtime_documents').where('id', id).delete()

/** Removes all documents under the owner. */
export const removeDocuments = (owner: Owner, authority: Authority) =>
  reached(under(db.connection(), owner), authority).delete()

type Query = ReturnType<QueryClientContract['from']>

/** Without a registration the documents of all of them. */
function under(client: QueryClientContract, { kind, activityKey, agentKey, registration }: Owner) {
  const query = client.from('runtime_documents').where('kind', kind)
  if (activityKey !== null) query.where('activity_key', activityKey)
  if (agentKey !== null) query.where('agent_key', agentKey)
  if (registration !== null) query.where('registration', registration)
  return query
}

/** A launch reaches the documents of its learner wherever they were written. */
function reached(query: Query, { institutionId, learner }: Authority) {
  if (institutionId === null || learner) return query
  const below = db.from('institutions_tree').where('ancestor_id', institutionId)
  return query.whereIn('institution_id', below.select('descendant_id'))
}
