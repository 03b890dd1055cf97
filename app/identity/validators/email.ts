import vine from '@vinejs/vine'
import { normaliseIdentifier } from '#identity/secrets/normalise'

/** An e-mail address as sign-in and OpenID Connect look for it: lower case, nothing invisible; or none. */
export const email = () =>
  vine
    .string()
    .parse((value) => (typeof value === 'string' ? normaliseIdentifier(value) || null : value))
    .email()
    .maxLength(200)
    .nullable()
    .optional()
