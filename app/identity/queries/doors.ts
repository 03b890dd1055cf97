import router from '@adonisjs/core/services/router'
import { translate } from '#shared/http/translate'
import { holdsRole } from '#identity/queries/is_staff'
import type { Role } from '#identity/roles'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

type Door = { name: string; href: string; icon: string; roles?: readonly Role[] }

const officers: Role[] = ['district_officer', 'provincial_officer', 'department_officer']

/** The doors of the top bar; without roles a door is for everyone. What happens behind one is up to policies. */
const doors: Door[] = [
  { name: 'home', href: '/', icon: 'house' },
  { name: 'library', href: '/library', icon: 'library' },
  {
    name: 'classes',
    href: '/classes',
    icon: 'users',
    roles: ['teacher', 'technical_group_leader', 'school_leader', 'administrator'],
  },
  {
    name: 'people',
    href: '/people',
    icon: 'contact',
    roles: ['school_leader', 'administrator', ...officers],
  },
  {
    name: 'institutions',
    href: '/institutions',
    icon: 'school',
    roles: ['administrator', ...officers],
  },
  { name: 'audit', href: '/audit', icon: 'scroll-text', roles: ['administrator'] },
  {
    name: 'jobs',
    href: '/jobs',
    icon: 'list-checks',
    roles: ['administrator', 'library_administrator', 'school_leader'],
  },
  {
    name: 'health',
    href: '/health',
    icon: 'activity',
    roles: ['administrator', 'mirror_operator'],
  },
]

const exists = new Map<string, boolean>()

function isRoute(href: string) {
  if (!exists.has(href)) exists.set(href, router.match(href, 'GET', true) !== null)
  return exists.get(href)
}

/** The doors that this person, or a visitor, may go through. */
export function doorsFor(actor: Actor | null, locale: Locale) {
  return doors
    .filter(({ href, roles }) => isRoute(href) && (!roles || holdsRole(actor, roles)))
    .map(({ name, href, icon }) => ({
      name,
      href,
      icon,
      label: translate(locale, `identity.doors.${name}`),
    }))
}
