/** What the component `pagination` shows. */
export type Pager = { page: number; perPage: number; total: number; lastPage: number }

/** @param wanted the page asked for, as it stands in the address; anything that is no page is the first */
export function pagerOf(wanted: unknown, total: number, perPage: number): Pager {
  const lastPage = Math.max(1, Math.ceil(total / perPage))
  const page = Math.trunc(Number(wanted)) || 1
  return { page: Math.min(Math.max(1, page), lastPage), perPage, total, lastPage }
}
