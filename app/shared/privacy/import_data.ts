import db from '@adonisjs/lucid/services/db'
import type { PersonalData } from '#shared/privacy/personal_data'

/** The lists a person brought; the lines of others' lists that speak of them go when they are erased. */
export const importData: PersonalData = {
  kind: 'shared.imports',
  words: { kind: 'imports.kinds', state: 'imports.states' },
  tables: ['shared_imports', 'shared_import_rows'],
  query: (personId) =>
    db
      .from('shared_imports')
      .where('owner_id', personId)
      .orderBy('created_at', 'desc')
      .limit(1000)
      .select('kind', 'file_name', 'state', 'created_at'),
  async erase(trx, personId) {
    await trx.from('shared_import_rows').where('subject_id', personId).delete()
  },
}
