import { BasePolicy } from '@adonisjs/bouncer'
import { holdsRole } from '#identity/queries/is_staff'
import { manages } from '#institutions/queries/managers'
import { auditReaders } from '#operations/queries/audit_scope'
import type { Actor } from '#shared/actor'

/** Who reads the log at all; of which institutions stands in `audit_scope`. */
export default class AuditPolicy extends BasePolicy {
  view(actor: Actor) {
    return holdsRole(actor, auditReaders)
  }

  /** The chain is one for the whole server. */
  check(actor: Actor) {
    return manages.everything(actor)
  }
}
