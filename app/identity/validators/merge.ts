import vine from '@vinejs/vine'
import { mergeFieldNames } from '#identity/merge/fields'

export const mergeValidator = vine.create({
  kept: vine.string().uuid(),
  gone: vine.string().uuid(),
  from_gone: vine.array(vine.enum(mergeFieldNames)).optional(),
})

export const selectionActions = ['sign_out', 'disable', 'enable'] as const

export const selectionValidator = vine.create({
  people: vine.array(vine.string().uuid()).minLength(1).maxLength(100),
  what: vine.enum(selectionActions),
})
