import vine from '@vinejs/vine'
import { outcomes, reportKindNames, topics } from '#operations/reports/kinds'

const words = () => vine.string().trim().label().minLength(3).maxLength(4000)

export const reportValidator = vine.create({
  kind: vine.enum(reportKindNames),
  text: words(),
  contact: vine.string().trim().label().maxLength(120).nullable().optional(),
  above: vine.boolean().optional(),
  page: vine.string().maxLength(1000).nullable().optional(),
})

export const stepValidator = vine.create({
  step: vine.enum(['take', 'note', 'answer', 'close', 'reopen', 'escalate'] as const),
  text: words().optional().requiredWhen('step', '!=', 'take'),
  outcome: vine.enum(outcomes).optional().requiredWhen('step', '=', 'close'),
})

export const contactValidator = vine.create({
  institution_id: vine.string().uuid(),
  username: vine.string().trim().toLowerCase().maxLength(60),
  topic: vine.enum(topics),
  phone: vine.string().trim().label().maxLength(30).nullable().optional(),
})
