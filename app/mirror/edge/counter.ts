import db from '@adonisjs/lucid/services/db'

/** The next number of what this server sends. Kept before it is used: what was sent once is never sent again. */
export async function nextCounter(id: string, standing = 0): Promise<number> {
  const { counter } = await db
    .from('mirror_origins')
    .where('id', id)
    .select('counter')
    .firstOrFail()
  const next = Math.max(Number(counter), standing) + 1
  const changed = await db.from('mirror_origins').where({ id, counter }).update({ counter: next })
  return Number(changed) > 0 ? next : nextCounter(id, standing)
}
