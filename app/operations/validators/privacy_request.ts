import vine from '@vinejs/vine'
import { requestKinds } from '#operations/privacy/request_kinds'

const text = () => vine.string().trim().maxLength(4000)

export const privacyRequestValidator = vine.create({
  kind: vine.enum(requestKinds),
  text: text().label().nullable().optional(),
})

export const guardianRequestValidator = vine.create({
  kind: vine.enum(requestKinds),
  text: text().label().nullable().optional(),
  asker_name: vine.string().trim().label().minLength(2).maxLength(120),
  asker_relation: vine.string().trim().label().minLength(2).maxLength(60),
  identity_check: vine.string().trim().label().minLength(4).maxLength(300),
})

export const decisionValidator = vine.create({
  state: vine.enum(['done', 'refused'] as const),
  reason: text().label().minLength(3),
})
