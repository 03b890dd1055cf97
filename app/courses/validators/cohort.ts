import vine from '@vinejs/vine'
import { cohortScopes } from '#courses/queries/cohorts'

export const cohortValidator = vine.create({
  name: vine.string().trim().maxLength(200).label(),
  scope: vine.enum(cohortScopes),
})

export const cohortPeopleValidator = vine.create({
  school_class: vine.string().uuid().nullable().optional(),
  people: vine.string().trim().maxLength(20_000).nullable().optional(),
})
