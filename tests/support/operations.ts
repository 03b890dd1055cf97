import { clock } from '#shared/clock'
import { SYSTEM } from '#shared/actor'
import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { Job } from '#shared/jobs/job'
import { transaction } from '#shared/database/transaction'
import { BrowserSession } from '#tests/support/browser_session'
import { makeAccount, PASSWORD } from '#tests/support/accounts'
import type { Role } from '#identity/types'
import type { AuditEntry } from '#shared/audit/record'

/** Someone with a role, signed in. Administrators have their second factor, or they would have no rights. */
export async function signedIn(role?: Role, institutionId?: string) {
  const account = await makeAccount({
    role,
    institutionId,
    user: { totpConfirmedAt: clock.now(), locale: 'en' },
  })
  await account.user.merge({ totpConfirmedAt: null }).save()
  const browser = new BrowserSession()
  await browser.signIn(account.username, PASSWORD)
  await account.user.merge({ totpConfirmedAt: clock.now() }).save()
  return { ...account, browser }
}

/** A job in a state, without running anything. */
export function makeJob(ownerId: string, values: Partial<Job> = {}) {
  return Job.create({
    ...{ id: newId(), kind: 'operations.rebuild_search_index', ownerId, input: {} },
    ...{ state: 'queued' as const, done: 0, attempts: 0, cancelRequested: false },
    ...{ createdAt: clock.now() },
    ...values,
  })
}

/** An entry of the audit log. */
export function makeEntry(entry: Partial<AuditEntry>, personId?: string) {
  const actor = personId ? { ...SYSTEM, personId } : SYSTEM
  return transaction((trx) =>
    audit(trx, actor, {
      verb: 'identity.password_changed',
      subject: { type: 'user', id: newId() },
      ...entry,
    })
  )
}
