/** The state of a paged list as `ui.pagination` shows it. */
export type Pager = { page: number; perPage: number; total: number; lastPage: number }

/** A page of rows and where it stands. */
export type Page<Row> = { rows: Row[]; pager: Pager }

/** `total` may come as text: PostgreSQL counts in bigint. `page` beyond the last one is the last one. */
export function pagerOf(total: number | string, page: number, perPage: number): Pager {
  const lastPage = Math.max(1, Math.ceil(Number(total) / perPage))
  return { page: Math.min(Math.max(1, page), lastPage), perPage, total: Number(total), lastPage }
}
