import vine from '@vinejs/vine'
import { roles } from '#identity/roles'

export const membershipValidator = vine.create({
  institution_id: vine.string().uuid(),
  role: vine.enum(roles),
})
