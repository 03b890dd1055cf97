import { isRoute } from '#shared/http/is_route'
import { translate } from '#shared/http/translate'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

/** In the order in which the page shows them. */
export const administrationGroups = ['site', 'people', 'content', 'server', 'trust'] as const

/** A page for those who look after something, named by its module in `subscriptions.ts`. */
export type AdministrationEntry = {
  /** Its words are `entries.<name>.title` and `.text` in lang administration.json. */
  name: string
  href: string
  icon: string
  group: (typeof administrationGroups)[number]
  /** As the policy of its page; asks nothing of the database. */
  opens: (actor: Actor | null) => boolean
}

const entries = new Map<string, AdministrationEntry>()

export function registerAdministration(list: AdministrationEntry[]) {
  for (const one of list) entries.set(one.name, one)
}

export const administrationEntries = () => [...entries.values()]

const open = (actor: Actor | null) =>
  administrationEntries().filter((one) => one.opens(actor) && isRoute(one.href))

/** Whether there is anything to administer for this person. */
export const administers = (actor: Actor | null) =>
  administrationEntries().some((one) => one.opens(actor))

/** The pages open to this person by group, with their words. */
export function administrationFor(actor: Actor | null, locale: Locale) {
  const cards = open(actor).map(({ name, href, icon, group }) => ({
    ...{ name, href, icon, group },
    title: translate(locale, `administration.entries.${name}.title`),
    text: translate(locale, `administration.entries.${name}.text`),
  }))
  return administrationGroups
    .map((group) => ({
      group,
      title: translate(locale, `administration.groups.${group}`),
      cards: cards.filter((card) => card.group === group),
    }))
    .filter(({ cards: found }) => found.length > 0)
}
