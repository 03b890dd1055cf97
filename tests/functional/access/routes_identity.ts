import type { RouteAccess } from './types.js'

/** Signing in is for everyone; what lies under /me is each person's own. */
export const identityRoutes: RouteAccess[] = [
  ...[
    ...['identity.sign_ins.create', 'identity.sign_ins.store'],
    ...['identity.codes.create', 'identity.codes.store'],
    ...['identity.openid_sign_ins.create', 'identity.openid_sign_ins.show'],
    ...['identity.openid_links.create', 'identity.openid_links.store'],
    'identity.sign_outs.store',
  ].map((route) => ({ route, allow: 'everyone' as const })),
  ...[
    ...['identity.accounts.show', 'identity.accounts.update'],
    'identity.emails.update',
    ...['identity.passwords.edit', 'identity.passwords.update'],
    ...['identity.second_factors.create', 'identity.second_factors.store'],
    ...['identity.second_factors.destroy', 'identity.recovery_codes.show'],
    ...['identity.recovery_codes.store', 'identity.sign_outs_everywhere.store'],
    ...['identity.notifications.index', 'identity.notification_readings.store'],
    ...['identity.notification_choices.edit', 'identity.notification_choices.update'],
    ...['identity.telegram_links.store', 'identity.telegram_links.destroy'],
    'identity.notification_tests.store',
  ].map((route) => ({ route, allow: 'signed_in' as const })),
  ...['identity.notifications.show', 'identity.notifications.update'].map((route) => ({
    route,
    allow: 'signed_in' as const,
    params: () => ({ id: '00000000-0000-7000-8000-000000000000' }),
  })),
  // Only administrators of the whole server, and here everybody is of one school; notices/pages.spec.ts has theirs.
  { route: 'identity.deliveries.index', allow: [] },
  { route: 'identity.delivery_retries.store', allow: [] },
  ...['index', 'create', 'store'].map((name) => ({
    route: `identity.api_tokens.${name}`,
    allow: [],
  })),
  ...['api_tokens.show', 'api_tokens.destroy', 'api_token_rotations.store'].map((name) => ({
    route: `identity.${name}`,
    allow: [],
    params: () => ({ id: '00000000-0000-7000-8000-000000000000' }),
  })),
  {
    route: 'identity.login_sessions.destroy',
    allow: 'signed_in',
    params: () => ({ id: '00000000-0000-7000-8000-000000000000' }),
  },
]
