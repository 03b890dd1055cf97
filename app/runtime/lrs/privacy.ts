import db from '@adonisjs/lucid/services/db'
import { agentKey } from '#runtime/lrs/store/keys'
import { eraseWords } from '#runtime/lrs/store/erase_words'
import { countStatements, forgetStatements } from '#runtime/lrs/store/forget_statements'
import { verbWord, wordsOf } from '#runtime/lrs/words'
import { learner } from '#runtime/statements/learner'
import type { PersonalData } from '#shared/privacy/personal_data'
import type { Retention } from '#shared/privacy/retention'

const MOST = 1000

const keyOfPerson = (personId: string) => agentKey(learner(personId))!

/**
 * What the records say of a person. Statements have no name of ours in them: they are kept, as what was learnt is,
 * without the words of the person and whatever programs wrote beside.
 */
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
    erase: (trx, personId) => eraseWords(trx, keyOfPerson(personId)),
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

/** Statements are kept until someone sets a time. */
export const lrsRetention: Retention[] = [
  {
    ...{ kind: 'runtime.statements', days: null, atLeast: 365 },
    ...{ count: countStatements, apply: forgetStatements },
  },
]
