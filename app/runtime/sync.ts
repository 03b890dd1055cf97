import { lrsSync } from '#runtime/lrs/sync'
import type { SyncRules } from '#shared/sync/rules'

const content = {
  direction: 'both',
  owner: 'ministry',
  conflict: 'owner_wins',
  personal: [],
} as const
const record = { direction: 'up', owner: 'institution', conflict: 'owner_wins' } as const
const local = { direction: 'local', owner: 'server', conflict: 'none', personal: [] } as const

/** Packages go down with editions, what learners did goes up; launches, sessions and logs stay where they were made. A
 * package that leads to another site was approved for this server only. */
export default {
  ...lrsSync,
  runtime_packages: { ...content, personal: ['created_by'], stays: 'leads_outside' },
  runtime_package_versions: { ...content, personal: ['created_by'] },
  runtime_package_files: content,
  runtime_attempts: { ...record, personal: ['person_id'] },
  runtime_attempt_scos: { ...record, personal: ['cmi'] },
  runtime_interactions: { ...record, personal: ['response'] },
  runtime_objectives: { ...record, owner: 'person', personal: ['person_id', 'state'] },
  runtime_shared_data: { ...record, owner: 'person', personal: ['person_id', 'value'] },
  runtime_h5p_libraries: { ...content, personal: ['decided_by', 'brought_by'] },
  runtime_h5p_library_files: content,
  runtime_h5p_needs: content,
  runtime_h5p_vouched: local,
  runtime_launches: { ...local, personal: ['person_id'] },
  runtime_sessions: local,
  runtime_outside_origins: { ...local, personal: ['decided_by'] },
  runtime_attempt_logs: { ...local, personal: ['calls'] },
} satisfies SyncRules
