import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { ZONE } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { matchText } from '#shared/database/match_text'
import { peopleNamed } from '#identity/queries/people_named'
import { withinScope } from '#operations/queries/audit_scope'
import type { Actor } from '#shared/actor'

export type AuditFilter = {
  verb?: string
  person?: string
  subject?: string
  /** The name or location code of an institution; what lies below it is part of it. */
  institution?: string
  /** Only looks at records, or only changes. */
  kind?: 'reads' | 'changes'
  /** Days as `2026-11-22`, in the time zone of Cambodia; both are part of the range. */
  from?: string
  to?: string
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

function day(text: string | undefined) {
  if (!text || !DAY.test(text)) return undefined
  const start = DateTime.fromISO(text, { zone: ZONE })
  return start.isValid ? start : undefined
}

/** The entries that the actor may read and asked for, without order or columns. */
export function filterAudit(actor: Actor, filter: AuditFilter) {
  const { verb, person, subject, institution, kind } = filter
  const query = withinScope(db.from('shared_audit as a'), actor)
  if (verb) query.where('a.verb', verb)
  if (kind) query.where('a.is_read', kind === 'reads')
  if (subject) {
    query.where((either) =>
      either.where('a.subject_id', subject).orWhere('a.subject_type', subject)
    )
  }
  if (person) query.whereIn('a.actor_id', peopleNamed(person))
  if (institution) query.whereIn('a.institution_id', institutionsNamed(institution))
  const start = day(filter.from)
  const end = day(filter.to)?.plus({ days: 1 })
  if (start) query.where('a.at', '>=', sqlTime(start))
  if (end) query.where('a.at', '<', sqlTime(end))
  return query
}

function institutionsNamed(text: string) {
  const named = db
    .from('institutions')
    .where((either) => {
      either.where('location_code', text).orWhere((one) => matchText(one, 'search_text', text))
    })
    .select('id')
  return db.from('institutions_tree').whereIn('ancestor_id', named).select('descendant_id')
}
