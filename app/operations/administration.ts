import { manages } from '#institutions/queries/managers'
import { seesServer } from '#identity/queries/doors'
import { peopleTops } from '#identity/queries/reach'
import { holdsRole } from '#identity/queries/is_staff'
import { auditReaders } from '#operations/queries/audit_scope'
import { hasDuty } from '#shared/administration/duties'
import { reportContact } from '#operations/reports/contact_duty'
import type { AdministrationEntry } from '#shared/administration/entries'

/** What this module shows on the page of administration; each opens as the policy of its page does. */
export const operationsEntries: AdministrationEntry[] = [
  {
    name: 'settings',
    href: '/administration/settings',
    icon: 'sliders-horizontal',
    group: 'site',
    opens: manages.everything,
  },
  {
    name: 'audit',
    href: '/audit',
    icon: 'scroll-text',
    group: 'trust',
    opens: (actor) => holdsRole(actor, auditReaders),
  },
  {
    name: 'imports',
    href: '/imports',
    icon: 'upload',
    group: 'people',
    opens: manages.somewhere,
  },
  { name: 'jobs', href: '/jobs', icon: 'list-checks', group: 'server', opens: manages.everything },
  {
    name: 'backups',
    href: '/backups',
    icon: 'copy',
    group: 'server',
    opens: manages.everything,
  },
  { name: 'health', href: '/health', icon: 'activity', group: 'server', opens: seesServer },
  {
    name: 'moderation',
    href: '/moderation',
    icon: 'circle-alert',
    group: 'trust',
    opens: (actor) => manages.everything(actor) || hasDuty(actor, reportContact),
  },
  {
    name: 'contacts',
    href: '/moderation/contacts',
    icon: 'contact',
    group: 'trust',
    opens: (actor) => peopleTops(actor).length > 0,
  },
  {
    name: 'privacy_requests',
    href: '/privacy-requests',
    icon: 'file-question-mark',
    group: 'trust',
    opens: (actor) => peopleTops(actor).length > 0,
  },
  {
    name: 'retention',
    href: '/retention',
    icon: 'lock',
    group: 'trust',
    opens: manages.everything,
  },
]
