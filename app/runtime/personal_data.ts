import db from '@adonisjs/lucid/services/db'
import type { PersonalData } from '#shared/privacy/personal_data'

const MOST = 1000

/** What a person did in packages. When they are erased the outcomes stay as numbers, their words go. */
const attempts: PersonalData = {
  kind: 'runtime.attempts',
  words: { completion: 'runtime.outcomes', success: 'runtime.outcomes' },
  tables: [
    ...['runtime_attempts', 'runtime_attempt_scos', 'runtime_interactions'],
    ...['runtime_objectives', 'runtime_launches', 'runtime_attempt_logs'],
    ...['runtime_sessions', 'runtime_shared_data'],
  ],
  query: (personId) =>
    db
      .from('runtime_attempts as a')
      .join('runtime_packages as p', 'p.id', 'a.package_id')
      .where('a.person_id', personId)
      .orderBy('a.last_at', 'desc')
      .limit(MOST)
      .select('p.title', 'a.number', 'a.completion', 'a.success', 'a.score_scaled')
      .select('a.total_seconds', 'a.started_at', 'a.last_at'),
  async erase(trx, personId) {
    const own = () => trx.from('runtime_attempts').where('person_id', personId).select('id')
    await trx.from('runtime_attempt_scos').whereIn('attempt_id', own()).update({ cmi: '{}' })
    await trx.from('runtime_interactions').whereIn('attempt_id', own()).update({ response: null })
    await trx.from('runtime_attempt_logs').whereIn('attempt_id', own()).delete()
    await trx.from('runtime_launches').where('person_id', personId).delete()
    await trx.from('runtime_objectives').where('person_id', personId).delete()
    await trx.from('runtime_shared_data').where('person_id', personId).delete()
    await trx.from('runtime_attempts').where('person_id', personId).update({ sequencing: null })
  },
}

/** The packages that a person brought: others learn with them. */
const packages: PersonalData = {
  kind: 'runtime.packages',
  tables: ['runtime_packages', 'runtime_package_versions', 'runtime_h5p_libraries'],
  query: (personId) =>
    db
      .from('runtime_packages')
      .where('created_by', personId)
      .orderBy('created_at', 'desc')
      .limit(MOST)
      .select('title', 'code', 'created_at'),
}

/** What a person decided about other sites. */
const outside: PersonalData = {
  kind: 'runtime.outside_origins',
  tables: ['runtime_outside_origins'],
  query: (personId) =>
    db
      .from('runtime_outside_origins')
      .where('decided_by', personId)
      .orderBy('decided_at', 'desc')
      .limit(MOST)
      .select('origin', 'state', 'decided_at'),
}

export const runtimePersonalData = [attempts, packages, outside]
