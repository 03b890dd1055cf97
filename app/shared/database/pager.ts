/** The state of a paged list as `ui.pagination` shows it. */
export type Pager = { page: number; perPage: number; total: number; lastPage: number }

/** A page of rows and where it stands. */
export type Page<Row> = { rows: Row[]; pager: Pager }

/**
 * `total` may come as text: PostgreSQL counts in bigint. `wanted` is the page asked for, also as it stands in the
 * address: anything that is no page is the first, a page beyond the last one is the last one.
 */
export function pagerOf(total: number | string, wanted: unknown, perPage: number): Pager {
  const lastPage = Math.max(1, Math.ceil(Number(total) / perPage))
  const page = Math.trunc(Number(wanted)) || 1
  return { page: Math.min(Math.max(1, page), lastPage), perPage, total: Number(total), lastPage }
}
