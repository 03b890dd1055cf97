import db from '@adonisjs/lucid/services/db'

/** Whether anyone has an account here. Accounts are disabled, not deleted: asked of the database until there is one. */
export async function hasAnyUser() {
  return (await db.from('identity_users').select('id').first()) !== null
}
