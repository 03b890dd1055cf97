import { transaction } from '#shared/database/transaction'
import { ownAuthority, recordStatements } from '#runtime/actions/record_statements'
import { makeRecordStore, statement } from '#tests/support/lrs'
import type { RouteAccess, World } from './types.js'

/** A record of the school. */
async function one({ schoolId }: World) {
  const [id] = await transaction((trx) =>
    recordStatements(trx, ownAuthority('page', schoolId), [statement()])
  )
  return { id }
}

const store = async () => ({ id: (await makeRecordStore()).id })

/** Whoever looks after people; what each sees is in runtime/statement_pages.spec.ts. */
const readers = [
  'school_leader',
  'district_officer',
  'provincial_officer',
  'department_officer',
  'administrator',
] as const

/** Here everybody is of one school: only administrators of the whole server send records on. */
export const lrsRoutes: RouteAccess[] = [
  // What is not open to everyone asks for a token of xAPI; runtime/xapi_access.spec.ts has the scopes.
  { route: 'runtime.xapi', allow: 'everyone', params: () => ({ '*': 'about' }) },
  { route: 'runtime.statements.index', allow: readers },
  { route: 'runtime.statements.show', allow: readers, params: one },
  { route: 'runtime.statement_exports.show', allow: readers },
  { route: 'runtime.record_stores.index', allow: [] },
  { route: 'runtime.record_stores.create', allow: [] },
  { route: 'runtime.record_stores.store', allow: [] },
  { route: 'runtime.record_stores.edit', allow: [], params: store },
  { route: 'runtime.record_stores.update', allow: [], params: store },
  { route: 'runtime.record_stores.destroy', allow: [], params: store },
  { route: 'runtime.record_store_trials.store', allow: [], params: store },
]
