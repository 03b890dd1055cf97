import router from '@adonisjs/core/services/router'

const known = new Map<string, boolean>()

/** Whether a page of this address is there: a module links so to one of a module that it may not import. */
export function isRoute(href: string): boolean {
  if (!known.has(href)) known.set(href, router.match(href, 'GET', true) !== null)
  return known.get(href)!
}
