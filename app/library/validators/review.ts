import vine from '@vinejs/vine'

const name = () => vine.string().maxLength(40)

export const submissionValidator = vine.create({
  type: name(),
  id: vine.string().uuid(),
})

/** The checklist as it stands, and marks from 1 to 4. */
export const assessmentValidator = vine.create({
  checks: vine.array(name()).optional(),
  accuracy: vine.number().in([1, 2, 3, 4]).nullable().optional(),
  clarity: vine.number().in([1, 2, 3, 4]).nullable().optional(),
  usefulness: vine.number().in([1, 2, 3, 4]).nullable().optional(),
  design: vine.number().in([1, 2, 3, 4]).nullable().optional(),
})

export const reviewCommentValidator = vine.create({
  field: name().nullable().optional(),
  text: vine.string().trim().minLength(1).maxLength(2000),
})

export const resolutionValidator = vine.create({ resolved: vine.boolean().optional() })

/** To send something back needs a reason that its author can work with. */
export const decisionValidator = vine.create({
  decision: vine.enum(['approve', 'return'] as const),
  reason: vine
    .string()
    .trim()
    .maxLength(2000)
    .nullable()
    .optional()
    .requiredWhen('decision', '=', 'return'),
})

/** Why something leaves the library. */
export const retirementValidator = vine.create({
  state: vine.enum(['retired', 'taken_down'] as const).optional(),
  reason: vine
    .string()
    .trim()
    .maxLength(1000)
    .nullable()
    .optional()
    .requiredWhen('state', '=', 'taken_down'),
})
