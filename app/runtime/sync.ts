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

/** Whoever made a package stays at the server where it was made. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

const treeOf = (owner: string, table: string) =>
  ({
    which: 'with',
    needs: { [owner]: table } as Record<string, string>,
    tree: { owner, path: 'path', key: 'path_key', blob: 'blob_id', type: 'media_type' },
  }) as const

/** Packages go down with editions, what learners did goes up; launches, sessions and logs stay where they were made. A
 * package that leads to another site was approved for this server only. */
export default {
  ...lrsSync,
  runtime_packages: {
    ...content,
    ...{ personal: ['created_by'], stays: 'leads_outside' },
    edition: {
      ...{ which: 'brought', code: 'code', instead: { created_by: NOBODY } },
      needs: { institution_id: 'institutions' },
      brings: { current_version_id: 'runtime_package_versions' },
      // Attempts hold on to it.
      whenGone: 'keep',
    },
  },
  runtime_package_versions: {
    ...content,
    personal: ['created_by'],
    edition: {
      ...{ which: 'brought', where: { state: 'ready' }, needs: { package_id: 'runtime_packages' } },
      ...{ natural: [['package_id', 'number']], whenGone: 'keep' },
      instead: { created_by: NOBODY, job_id: null },
    },
  },
  runtime_package_files: { ...content, edition: treeOf('version_id', 'runtime_package_versions') },
  runtime_attempts: { ...record, personal: ['person_id'] },
  runtime_attempt_scos: { ...record, personal: ['cmi'] },
  runtime_interactions: { ...record, personal: ['response'] },
  runtime_objectives: { ...record, owner: 'person', personal: ['person_id', 'state'] },
  runtime_h5p_libraries: {
    ...content,
    personal: ['decided_by', 'brought_by'],
    edition: {
      ...{ which: 'brought', where: { state: 'approved' }, natural: [['hash']], whenGone: 'keep' },
      instead: {
        decided_as: 'edition',
        decided_by: null,
        brought_by: null,
        origin_package_id: null,
      },
    },
  },
  runtime_h5p_library_files: { ...content, edition: treeOf('library_id', 'runtime_h5p_libraries') },
  runtime_h5p_needs: {
    ...content,
    edition: {
      ...{ which: 'with', needs: { version_id: 'runtime_package_versions' } },
      brings: { library_id: 'runtime_h5p_libraries' },
      natural: [['version_id', 'machine_name', 'major', 'minor']],
    },
  },
  runtime_shared_data: { ...record, owner: 'person', personal: ['person_id', 'value'] },
  runtime_h5p_vouched: local,
  runtime_launches: { ...local, personal: ['person_id'] },
  runtime_sessions: local,
  runtime_outside_origins: { ...local, personal: ['decided_by'] },
  runtime_attempt_logs: { ...local, personal: ['calls'] },
} satisfies SyncRules
