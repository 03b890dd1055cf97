import type { Actor } from '#shared/actor'

/** What such a link is decided by: the row as its page shows it. */
type Row = { code: string; state: string; scope?: string }

/** A link on the page of a row, by a module that the page's own module may not import. */
export type RowLink = {
  /** The key of its words. */
  name: string
  icon: string
  href: (row: Row) => string
  /** As the policy of its page; asks nothing of the database. */
  opens: (actor: Actor | null, row: Row) => boolean
}

const links = new Map<string, RowLink[]>()

/** A module says what its own pages can do for a row of this table. */
export function provideRowLink(table: string, link: RowLink) {
  links.set(table, [...(links.get(table) ?? []), link])
}

/** The links that are open to this person. */
export const rowLinks = (table: string, row: Row, actor: Actor | null) =>
  (links.get(table) ?? [])
    .filter(({ opens }) => opens(actor, row))
    .map(({ name, icon, href }) => ({ name, icon, href: href(row) }))
