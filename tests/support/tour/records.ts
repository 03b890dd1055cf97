import { transaction } from '#shared/database/transaction'
import { ownAuthority, recordStatements } from '#runtime/actions/record_statements'
import { makeRecordStore, statement } from '#tests/support/lrs'
import { school } from '#tests/support/tour_states'
import type { Stop } from '#tests/support/page_tour'

const admin = 'administrator'
const stores = '/administration/record-stores'

async function oneStatement() {
  const { id: institutionId } = await school()
  const result = { score: { scaled: 0.8 }, success: true, response: 'ភាសាខ្មែរ' }
  const [id] = await transaction((trx) =>
    recordStatements(trx, ownAuthority('page', institutionId), [statement({ result })])
  )
  return `/administration/statements/${id}`
}

const oneStore = async () => `${stores}/${(await makeRecordStore()).id}/edit`

async function failingStore() {
  await makeRecordStore({ name: 'Away', failures: 3, lastError: 'connect ECONNREFUSED' })
  return stores
}

/** Learning records and where they go on to. */
export const records: Stop[] = [
  { name: 'one learning record', budget: 'text', as: admin, path: oneStatement },
  { name: 'changing a record store', budget: 'authoring', as: admin, path: oneStore },
  { name: 'a record store that does not answer', budget: 'text', as: admin, path: failingStore },
  { name: 'learning records', budget: 'dashboard', as: admin, path: '/administration/statements' },
  {
    name: 'learning records, found',
    budget: 'dashboard',
    as: admin,
    path: '/administration/statements?person=S-1&from=2026-01-01',
  },
  { name: 'record stores', budget: 'text', as: admin, path: '/administration/record-stores' },
  {
    name: 'new record store',
    budget: 'authoring',
    as: admin,
    path: '/administration/record-stores/create',
  },
]
