import { searchIndex } from '#search/queries/search_index'
import type { Check } from '#operations/queries/health_report'

/** The search index answers, and how much it holds. */
export async function checkSearch(): Promise<Check> {
  const began = performance.now()
  const { total } = await searchIndex().search({ staff: true, perPage: 1 })
  const ms = Math.round(performance.now() - began)
  return { name: 'search', tone: 'ok', facts: { documents: total, ms } }
}
