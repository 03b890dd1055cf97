import vine from '@vinejs/vine'

export const postValidator = vine.create({
  body: vine.string().trim().minLength(1).maxLength(4000).label(),
  parent: vine.string().uuid().nullable().optional(),
})

export const decisionValidator = vine.create({
  state: vine.enum(['shown', 'hidden'] as const),
  back: vine.enum(['queue', 'discussion'] as const).optional(),
})
