import vine from '@vinejs/vine'
import { outcomes, type Outcome, type Step } from '#identity/rollover/plan'

const year = () =>
  vine
    .string()
    .trim()
    .regex(/^\d{4}-\d{4}$/)

const day = () => vine.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const rolloverValidator = vine.create({
  institution_id: vine.string().uuid(),
  year_from: year(),
  year_to: year(),
  starts_on: day(),
})

const grade = () =>
  vine
    .string()
    .regex(/^([a-z][a-z_]{0,14}-)?([1-9]|1[0-2])$/)
    .nullable()
    .optional()

const name = () => vine.string().maxLength(60).nullable().optional()

export const planValidator = vine.create({
  starts_on: day(),
  carry_homeroom: vine.string().nullable().optional(),
  carry_teachers: vine.string().nullable().optional(),
  extra_name: name(),
  extra_grade: grade(),
  classes: vine
    .record(vine.object({ outcome: vine.enum(outcomes), target: name(), grade: grade() }))
    .optional(),
})

/** `promote|11B`, `graduate`, or nothing: as the class. */
export const pupilStepsValidator = vine.create({
  pupils: vine.record(vine.string().maxLength(80).nullable()).optional(),
})

export function readStep(value: string | null): Step | undefined {
  const [outcome, ...target] = (value ?? '').split('|')
  if (!(outcomes as readonly string[]).includes(outcome)) return undefined
  return { outcome: outcome as Outcome, target: target.join('|').trim() || null }
}
