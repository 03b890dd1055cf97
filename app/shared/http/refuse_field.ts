import { errors } from '@vinejs/vine'

/** Refuses a form because of one field, as its validator would: the form comes back with the message in place. */
export function refuseField(field: string, message: string): never {
  throw new errors.E_VALIDATION_ERROR([{ field, message, rule: 'refused' }])
}
