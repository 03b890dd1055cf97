import * as signIn from '#tests/support/tour_sign_ins'
import type { Stop } from '#tests/support/page_tour'

const pupil = 'nary.student'

/** Signing in further, and what belongs to the person. */
export const account: Stop[] = [
  { name: 'home of a pupil', budget: 'browse', as: pupil, path: '/' },
  { name: 'not for pupils', budget: 'text', as: pupil, path: '/audit', status: 403 },
  { name: 'my account', budget: 'text', as: pupil, path: '/me' },
  { name: 'my password', budget: 'text', as: pupil, path: '/me/password' },
  {
    name: 'my password, refused',
    budget: 'text',
    as: pupil,
    path: '/me/password',
    form: {
      action: '/me/password',
      method: 'PUT',
      fields: { password: 'abc', password_confirmation: 'x' },
    },
    status: 422,
  },
  { name: 'first password', budget: 'text', as: signIn.mustChoosePassword, path: '/me/password' },
  { name: 'second factor, to set up', budget: 'text', as: 'teacher', path: '/me/second-factor' },
  {
    name: 'second factor, refused',
    budget: 'text',
    as: 'teacher',
    path: '/me/second-factor',
    form: { action: '/me/second-factor', fields: { code: '000000' } },
    status: 422,
  },
  {
    name: 'recovery codes',
    budget: 'text',
    as: signIn.beforeRecoveryCodes,
    path: '/me/recovery-codes',
  },
  {
    name: 'second factor',
    budget: 'text',
    as: signIn.afterRecoveryCodes,
    path: '/me/second-factor',
  },
  { name: 'code', budget: 'text', as: signIn.halfSignedIn, path: '/sign-in/code' },
  {
    name: 'code, refused',
    budget: 'text',
    as: signIn.halfSignedIn,
    path: '/sign-in/code',
    form: { action: '/sign-in/code', fields: { code: '000000' } },
    status: 422,
  },
  {
    name: 'OpenID Connect, offered',
    budget: 'text',
    path: async (site) => (await site.openid(), '/sign-in'),
  },
  {
    name: 'OpenID Connect, to link',
    budget: 'text',
    as: signIn.openidLinking,
    path: '/sign-in/openid/link',
  },
  {
    name: 'OpenID Connect, failed',
    budget: 'text',
    path: async (site) => (await site.openid(), '/sign-in/openid/return'),
    status: 400,
  },
  {
    name: 'OpenID Connect, unknown',
    budget: 'text',
    path: signIn.openidStranger,
    once: true,
    status: 403,
  },
]
