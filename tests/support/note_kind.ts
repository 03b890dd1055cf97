import { stableId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import type { PackKind } from '#shared/packs/registry'

/** A kind of pack file for tests: `notes.csv` (code,text) becomes rows of the outbox, which every database has. */
export const noteKind = {
  kind: 'tests.notes',
  order: 99,
  async apply({ trx, csv, count, reject }) {
    for (const row of await csv('notes.csv')) {
      if (row.text === 'kill') process.kill(process.pid, 'SIGKILL')
      if (row.text === 'bad') reject('notes.csv', row, 'bad_value')
      const id = stableId('note', row.code)
      const note = { kind: 'tests.note', version: 1, subject: row.code, body: JSON.stringify(row) }
      const updated = await trx.from('shared_outbox').where('id', id).update(note)
      if (Number(updated) === 0) {
        const times = { created_at: sqlTime(), delivered_at: sqlTime() }
        await trx.table('shared_outbox').insert({ id, ...note, ...times, attempts: 0 })
      }
      count('notes')
    }
  },
} satisfies PackKind
