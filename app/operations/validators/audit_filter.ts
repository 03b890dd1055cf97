import type { AuditFilter } from '#operations/queries/filter_audit'

/**
 * The filter of the audit log as it stands in the address. Addresses are typed and passed on by people: what is no
 * filter is left out rather than refused.
 */
export function readAuditFilter(query: Record<string, unknown>): AuditFilter {
  const text = (name: string, longest: number) => {
    const value = query[name]
    const words = typeof value === 'string' ? value.normalize('NFC').trim() : ''
    return words === '' || words.length > longest ? undefined : words
  }
  return {
    verb: text('verb', 80),
    person: text('person', 80),
    subject: text('subject', 64),
    institution: text('institution', 120),
    kind: query.kind === 'reads' || query.kind === 'changes' ? query.kind : undefined,
    from: text('from', 10),
    to: text('to', 10),
  }
}
