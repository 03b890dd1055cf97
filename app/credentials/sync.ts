import type { SyncRules } from '#shared/sync/rules'

const told = { direction: 'down', owner: 'institution', conflict: 'owner_wins' } as const

/**
 * With editions go whose certificates there are, by which keys they are checked, and which were revoked: nobody's name.
 * Private keys, numbers and the certificates themselves stay with the server that issues.
 */
export default {
  credentials_issuers: {
    ...told,
    personal: [],
    edition: {
      ...{ which: 'all', may: { institution_id: 'institutions' }, instead: { is_home: false } },
      whenGone: 'keep',
    },
  },
  credentials_keys: {
    ...told,
    personal: [],
    edition: {
      ...{ which: 'with', needs: { issuer_id: 'credentials_issuers' }, instead: { secret: null } },
      whenGone: 'keep',
    },
  },
  credentials_revocations: {
    ...told,
    conflict: 'append_only',
    personal: ['revoked_by'],
    edition: {
      ...{ which: 'with', needs: { issuer_id: 'credentials_issuers' } },
      ...{ instead: { revoked_by: null }, natural: [['serial']], whenGone: 'keep' },
    },
  },
  credentials_serial_blocks: {
    ...{ direction: 'local', owner: 'server', conflict: 'none', personal: [] },
  },
  credentials_awards: {
    ...{ direction: 'local', owner: 'institution', conflict: 'append_only' },
    personal: ['person_id', 'name_km', 'name_en', 'issued_by', 'credential'],
  },
} satisfies SyncRules
