import type { SyncRules } from '#shared/sync/rules'

const up = { direction: 'up', owner: 'institution', conflict: 'owner_wins' } as const
const local = { direction: 'local', owner: 'server', conflict: 'none', personal: [] } as const

/** Statements and documents go up; the tables by which they are found are made anew where they arrive. */
export const lrsSync = {
  runtime_statements: { ...up, personal: ['actor_key', 'statement'] },
  runtime_statement_attachments: { ...up, personal: [] },
  runtime_documents: { ...up, owner: 'person', personal: ['agent_key', 'content'] },
  runtime_statement_relations: { ...local, personal: ['key'] },
  runtime_statement_keys: local,
  runtime_statement_references: local,
  runtime_statement_voids: local,
  runtime_statement_activities: local,
  runtime_statement_targets: { ...local, personal: ['created_by'] },
  runtime_statement_forwards: local,
} satisfies SyncRules
