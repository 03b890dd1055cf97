import type { SyncRules } from '#shared/sync/rules'

const down = { direction: 'down', owner: 'ministry', conflict: 'owner_wins' } as const
const institution = { direction: 'both', owner: 'institution', conflict: 'owner_wins' } as const
const local = { direction: 'local', owner: 'server', conflict: 'none' } as const

export default {
  identity_people: {
    ...institution,
    personal: [
      ...['surname_km', 'given_km', 'surname_latin', 'given_latin', 'sex', 'payroll_id'],
      ...['student_number', 'phone', 'sort_key', 'national_id', 'national_id_key', 'birth_date'],
      ...['age_band', 'guardian_name', 'guardian_phone', 'staff_status'],
    ],
  },
  identity_users: {
    ...institution,
    personal: [
      ...['username', 'email', 'password', 'pin', 'initial_secret', 'totp_secret'],
      ...['recovery_codes', 'last_sign_in_at'],
    ],
  },
  identity_memberships: { ...down, personal: ['person_id', 'role'] },
  identity_login_sessions: { ...local, personal: ['device', 'last_seen_at', 'device_key'] },
  identity_login_links: { ...local, personal: ['issuer', 'subject'] },
  identity_classes: { ...institution, personal: [] },
  identity_account_batches: { ...local, personal: ['rows', 'created_by'] },
  identity_notifications: { ...local, personal: ['person_id', 'data'] },
  identity_notification_deliveries: { ...local, personal: ['person_id'] },
  identity_notification_choices: { ...local, personal: ['person_id'] },
  identity_notification_profiles: {
    ...local,
    personal: ['person_id', 'telegram_chat', 'telegram_hash'],
  },
  identity_api_tokens: { ...local, personal: ['person_id', 'created_by'] },
  identity_privacy_notices: { ...down, personal: [] },
  identity_consents: { ...local, personal: ['person_id', 'acknowledged_at'] },
  identity_data_exports: { ...local, personal: ['person_id', 'requested_by'] },
  identity_payroll_numbers: { ...institution, personal: ['number', 'reason'] },
  identity_roster_ids: { ...institution, personal: ['sourced_id'] },
  // Made anew on each server: pseudonyms are its own.
  identity_person_keys: { ...local, personal: ['key'] },
  identity_person_merges: { ...local, personal: ['moved'] },
  identity_class_pupils: { ...institution, personal: ['person_id'] },
  identity_class_teachers: { ...institution, personal: ['person_id'] },
  identity_transfers: {
    ...{ direction: 'up', owner: 'institution', conflict: 'keep_both' },
    personal: ['person_id', 'asked_by', 'decided_by', 'reason', 'changes'],
  },
  // Plans and the way back belong to the server on which they were made.
  identity_rollovers: { ...local, personal: ['plan', 'created_by'] },
  identity_rollover_changes: { ...local, personal: ['before', 'after'] },
} satisfies SyncRules
