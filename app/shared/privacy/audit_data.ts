import db from '@adonisjs/lucid/services/db'
import { countPrunable, pruneAudit } from '#shared/audit/prune_days'
import type { PersonalData } from '#shared/privacy/personal_data'
import type { Retention } from '#shared/privacy/retention'

/** What the person did, and what others did with or looked at of them; the latest thousand. */
export const auditData: PersonalData = {
  kind: 'shared.audit',
  words: { verb: 'audit', subject_type: 'audit.subjects' },
  tables: ['shared_audit'],
  query: (personId) =>
    db
      .from('shared_audit')
      .where((either) => {
        either.where('actor_id', personId)
        either.orWhere((about) =>
          about.where('subject_id', personId).where('subject_type', 'person')
        )
      })
      .orderBy('at', 'desc')
      .limit(1000)
      .select('at as done_at', 'verb', 'subject_type'),
}

/** Ten years, as complaints about records may come late. */
export const auditRetention: Retention = {
  kind: 'shared.audit',
  days: 3650,
  atLeast: 365,
  count: countPrunable,
  apply: (before, seen) => pruneAudit(before, seen),
}
