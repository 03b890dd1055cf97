import db from '@adonisjs/lucid/services/db'
import type { Duty } from '#shared/administration/duties'

/** A named contact answers reports, whatever their role. */
export const reportContact: Duty = {
  name: 'report_contact',
  rows: (column) => db.from('operations_contacts as c').whereColumn('c.person_id', column),
}
