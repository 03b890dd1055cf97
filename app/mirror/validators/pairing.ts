import vine from '@vinejs/vine'
import { channels } from '#mirror/types'

/** At the origin: the terms on which a mirror is taken. */
export const acceptValidator = vine.create({
  institution: vine.string().uuid(),
  profile: vine.string().uuid(),
  channel: vine.enum([...channels]),
  place: vine.string().regex(/^(?:new|(?:replaces|reenrols):[0-9a-f-]{36})$/),
  code: vine.string().trim().minLength(1).maxLength(30),
})

export const refusalValidator = vine.create({
  reason: vine.string().trim().maxLength(300).nullable().optional(),
})

/** At the mirror: whom it asks, and under which name. */
export const askValidator = vine.create({
  medium: vine.enum(['http', 'stick'] as const),
  address: vine.string().trim().maxLength(300).optional().requiredWhen('medium', '=', 'http'),
  name: vine.string().trim().minLength(1).maxLength(200).label(),
})

export const siteValidator = vine.create({
  name: vine.string().trim().minLength(1).maxLength(200).label(),
  profile: vine.string().uuid(),
  channel: vine.enum([...channels]),
})

export const standingValidator = vine.create({
  to: vine.enum(['active', 'suspended', 'reenrol', 'retired'] as const),
})
