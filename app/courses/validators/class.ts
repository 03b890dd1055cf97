import vine from '@vinejs/vine'
import { MOST_LEARNERS } from '#courses/queries/class_learners'
import { MOST_GROUPS } from '#courses/actions/write_groups'

export const nudgeValidator = vine.create({
  people: vine.array(vine.string().uuid()).maxLength(MOST_LEARNERS).optional(),
  note: vine.string().trim().maxLength(300).nullable().optional(),
})

export const groupValidator = vine.create({
  name: vine.string().trim().maxLength(100).label().optional().requiredIfMissing('count'),
  count: vine.number().withoutDecimals().range([2, MOST_GROUPS]).optional(),
})
