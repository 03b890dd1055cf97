import vine from '@vinejs/vine'
import { normaliseIdentifier } from '#identity/secrets/normalise'

/** An e-mail address as sign-in and OpenID Connect look for it: lower case, nothing invisible; or none. */
export const email = () =>
  vine
    .string()
    .parse((value) => (typeof value === 'string' ? normaliseIdentifier(value) : value))
    .email()
    .maxLength(200)
    .label()
    .nullable()
    .optional()
