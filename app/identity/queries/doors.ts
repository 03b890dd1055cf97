import { manages } from '#institutions/queries/managers'
import { administers } from '#shared/administration/entries'
import { isRoute } from '#shared/http/is_route'
import { translate } from '#shared/http/translate'
import { holdsRole } from '#identity/queries/is_staff'
import { hasClasses, peopleTops } from '#identity/queries/reach'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

type Door = { name: string; href: string; icon: string; opens: (actor: Actor | null) => boolean }

/** Whether the person looks after the machine: administrators of the whole, operators of school servers. */
export const seesServer = (actor: Actor | null) =>
  manages.everything(actor) || holdsRole(actor, ['mirror_operator'])

const everyone = () => true

/** The doors of the top bar. Each opens as the policy of its page does; tests/functional/people/doors.spec.ts. */
const doors: Door[] = [
  { name: 'home', href: '/', icon: 'house', opens: everyone },
  { name: 'library', href: '/library', icon: 'library', opens: everyone },
  { name: 'courses', href: '/courses', icon: 'graduation-cap', opens: everyone },
  { name: 'quizzes', href: '/quizzes', icon: 'list-checks', opens: (actor) => actor !== null },
  { name: 'classes', href: '/classes', icon: 'users', opens: hasClasses },
  {
    name: 'people',
    href: '/people',
    icon: 'contact',
    opens: (actor) => peopleTops(actor).length > 0,
  },
  { name: 'institutions', href: '/institutions', icon: 'school', opens: manages.somewhere },
  { name: 'administration', href: '/administration', icon: 'settings', opens: administers },
]

/** The doors that this person, or a visitor, may go through. */
export function doorsFor(actor: Actor | null, locale: Locale) {
  return doors
    .filter(({ href, opens }) => isRoute(href) && opens(actor))
    .map(({ name, href, icon }) => ({
      name,
      href,
      icon,
      label: translate(locale, `identity.doors.${name}`),
    }))
}
