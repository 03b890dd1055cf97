import vine from '@vinejs/vine'
import { kinds, languages } from '#library/types'

const day = () =>
  vine
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
    .nullable()
    .optional()

export const workOrderValidator = vine.create({
  lesson: vine.string().maxLength(40),
  language: vine.enum(languages),
  kind: vine.enum(kinds).nullable().optional(),
  note: vine.string().trim().maxLength(2000).nullable().optional(),
  due_on: day(),
  assignee: vine.string().trim().maxLength(80).nullable().optional(),
})

/** Without a user name: the person who asks. */
export const assignmentValidator = vine.create({
  assignee: vine.string().trim().maxLength(80).nullable().optional(),
  due_on: day(),
})

export const closingValidator = vine.create({
  state: vine.enum(['done', 'cancelled'] as const),
  code: vine.string().trim().maxLength(12).nullable().optional(),
})
