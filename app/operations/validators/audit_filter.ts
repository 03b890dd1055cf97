import vine from '@vinejs/vine'
import type { AuditFilter } from '#operations/queries/filter_audit'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The filter of the audit log as it stands in the address. */
const auditFilter = vine.create({
  verb: vine.string().maxLength(80).optional(),
  person: vine.string().label().maxLength(80).optional(),
  subject: vine.string().maxLength(64).optional(),
  from: vine.string().regex(DAY).optional(),
  to: vine.string().regex(DAY).optional(),
})

/** An address is typed and passed on by people: what is no filter is left out rather than refused. */
export async function readAuditFilter(query: Record<string, unknown>): Promise<AuditFilter> {
  const given = Object.entries(query).filter(([, value]) => value !== '')
  const [error, filter] = await auditFilter.tryValidate(Object.fromEntries(given))
  return error ? {} : filter
}
