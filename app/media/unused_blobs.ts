import db from '@adonisjs/lucid/services/db'
import { sqlTime } from '#shared/database/times'
import { blobColumns } from '#shared/blobs/references'
import type { DateTime } from 'luxon'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'

/** The blobs that no column names and that nobody has brought since `before`. */
export function unusedBlobs(
  before: DateTime,
  client: Pick<QueryClientContract, 'from'> = db
): DatabaseQueryBuilderContract {
  const query = client.from('media_blobs as b').where((old) => {
    old.where('b.touched_at', '<', sqlTime(before))
    old.orWhere((never) =>
      never.whereNull('b.touched_at').where('b.created_at', '<', sqlTime(before))
    )
  })
  for (const { table, column } of blobColumns()) {
    query.whereNotExists((named) =>
      named.from(`${table} as r`).whereColumn(`r.${column}`, 'b.id').select(db.raw('1'))
    )
  }
  return query
}
