import db from '@adonisjs/lucid/services/db'
import { agentKey, idFrom } from '#runtime/lrs/store/keys'
import { verbWord, wordsOf } from '#runtime/lrs/words'
import { learner } from '#runtime/statements/learner'
import type { PersonalData } from '#shared/privacy/personal_data'
import type { Retention } from '#shared/privacy/retention'

const MOST = 1000
const PORTION = 500

const keyOfPerson = (personId: string) => agentKey(learner(personId))!

/** What the records say of a person. Statements have no name in them: they are kept, as what was learnt is. */
export const lrsPersonalData: PersonalData[] = [
  {
    kind: 'runtime.statements',
    tables: ['runtime_statements', 'runtime_statement_relations'],
    query: async (personId, locale) => {
      const rows = await db
        .from('runtime_statements')
        .where('actor_key', keyOfPerson(personId))
        .orderBy('id', 'desc')
        .limit(MOST)
        .select('source', 'occurred_at', 'statement')
      return rows.map(({ source, occurred_at: at, statement }) => {
        const { verb, object } = JSON.parse(statement)
        const what = wordsOf(object.definition?.name, locale) ?? object.id ?? ''
        return { source, occurred_at: at, verb: verbWord(verb, locale), object: what }
      })
    },
  },
  {
    kind: 'runtime.documents',
    words: { kind: 'privacy.data.documents' },
    tables: ['runtime_documents'],
    query: (personId) =>
      db
        .from('runtime_documents')
        .where('agent_key', keyOfPerson(personId))
        .orderBy('updated_at', 'desc')
        .limit(MOST)
        .select('kind', 'name', 'updated_at'),
    async erase(trx, personId) {
      await trx.from('runtime_documents').where('agent_key', keyOfPerson(personId)).delete()
    },
  },
  {
    kind: 'runtime.record_stores',
    tables: ['runtime_statement_targets'],
    query: (personId) =>
      db
        .from('runtime_statement_targets')
        .where('created_by', personId)
        .select('name', 'endpoint', 'created_at'),
  },
]

/** The tables that hold rows of a statement, and the column that names it. */
const OF_ROW = {
  runtime_statement_relations: 'row_id',
  runtime_statement_keys: 'row_id',
  runtime_statement_references: 'row_id',
  runtime_statement_attachments: 'row_id',
  runtime_statement_forwards: 'row_id',
}

/** Statements are kept until someone sets a time. */
export const lrsRetention: Retention[] = [
  {
    kind: 'runtime.statements',
    days: null,
    atLeast: 365,
    count: async (before) => {
      const [{ total }] = await db
        .from('runtime_statements')
        .where('id', '<', idFrom(before.toMillis()))
        .count('* as total')
      return Number(total)
    },
    apply: async (before, seen) => {
      let gone = 0
      for (;;) {
        const rows = await db
          .from('runtime_statements')
          .where('id', '<', idFrom(before.toMillis()))
          .orderBy('id')
          .limit(PORTION)
          .select('id')
        if (rows.length === 0) return gone
        gone += await removeRows(rows.map(({ id }) => id))
        await seen()
      }
    },
  },
]

function removeRows(ids: string[]): Promise<number> {
  return db.transaction(async (trx) => {
    for (const [table, column] of Object.entries(OF_ROW)) {
      await trx.from(table).whereIn(column, ids).delete()
    }
    await trx.from('runtime_statements').whereIn('id', ids).delete()
    return ids.length
  })
}
