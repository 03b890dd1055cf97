import db from '@adonisjs/lucid/services/db'

/** Ids of lessons and outcomes of an older version and what took their place in a newer one. */
export type Successors = { lessons: Map<string, string>; outcomes: Map<string, string> }

/**
 * Follows the mapping of codes: each copy names the code it has in the version it was copied from, so a version that
 * was copied from a copy is followed step by step, newest first.
 */
export async function successors(newId: string, oldId: string): Promise<Successors> {
  const chain = await chainOf(newId, oldId)
  return {
    lessons: await follow('curriculum_lessons', chain),
    outcomes: await follow('curriculum_outcomes', chain),
  }
}

/** The versions from the newer to the older one; without a common line only these two, whose codes are compared. */
async function chainOf(newer: string, older: string): Promise<string[]> {
  const rows = await db.from('curriculum_frameworks').select('id', 'copied_from_id')
  const sourceOf = new Map<string, string | null>(rows.map((row) => [row.id, row.copied_from_id]))
  const chain = [newer]
  for (let at = sourceOf.get(newer); at && !chain.includes(at); at = sourceOf.get(at)) {
    chain.push(at)
    if (at === older) return chain
  }
  return [newer, older]
}

async function follow(table: string, chain: string[]): Promise<Map<string, string>> {
  const rowsOf = (
    id: string
  ): Promise<{ id: string; code: string; origin_code: string | null }[]> =>
    db
      .from(table)
      .where({ framework_id: id, is_retired: false })
      .select('id', 'code', 'origin_code')
  const newest = await rowsOf(chain[0])
  // By the code of each step: what it has become in the newest version.
  let becomes = new Map(newest.map((row) => [row.origin_code ?? row.code, row.id]))
  for (const step of chain.slice(1, -1)) {
    const rows = await rowsOf(step)
    becomes = new Map(
      rows.flatMap((row) => {
        const id = becomes.get(row.code)
        return id ? [[row.origin_code ?? row.code, id] as const] : []
      })
    )
  }
  const oldest = await db.from(table).where('framework_id', chain.at(-1)!).select('id', 'code')
  return new Map(
    oldest.flatMap((row) => {
      const id = becomes.get(row.code)
      return id ? [[row.id as string, id] as const] : []
    })
  )
}
