import vine from '@vinejs/vine'

const day = () => vine.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Either `person_id` with the own institution it leaves, or `identifier` of somebody at the other one. */
export const transferValidator = vine.create({
  kind: vine.enum(['transfer', 'guest']),
  institution_id: vine.string().uuid(),
  person_id: vine.string().uuid().nullable().optional(),
  identifier: vine.string().maxLength(60).label().nullable().optional(),
  other: vine.string().regex(/\S/).maxLength(200).label(),
  starts_on: day().label(),
  ends_on: day().nullable().optional(),
  reason: vine.string().maxLength(300).label().nullable().optional(),
})

export const decisionValidator = vine.create({ decision: vine.enum(['accept', 'refuse']) })
