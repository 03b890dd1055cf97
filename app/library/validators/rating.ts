import vine from '@vinejs/vine'

export const ratingValidator = vine.create({
  stars: vine.number().in([1, 2, 3, 4, 5]),
  comment: vine.string().trim().maxLength(1000).nullable().optional(),
})
