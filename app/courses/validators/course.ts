import vine from '@vinejs/vine'
import { scopes } from '#courses/types'
import { activityTypes, completions, entries, takes, tests } from '#courses/course_types'

const text = (most: number) => vine.string().trim().maxLength(most).nullable().optional()
const title = () => vine.string().trim().maxLength(300).label().nullable()
const whole = (from: number, to: number) => vine.number().withoutDecimals().range([from, to])
/** As a browser's `datetime-local` sends it: a time in Cambodia. */
const time = () =>
  vine
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d/)
    .nullable()
    .optional()
const uuid = () => vine.string().uuid().nullable().optional()

export const courseValidator = vine.create({
  title_km: title().optional().requiredIfMissing('title_en'),
  title_en: title().optional(),
  description_km: text(2000),
  description_en: text(2000),
  scope: vine.enum(scopes),
  subject: text(20),
  entry: vine.enum(entries),
  is_guest: vine.boolean().optional(),
  capacity: whole(1, 100_000).nullable().optional(),
  in_order: vine.boolean().optional(),
  certificate: vine.boolean().optional(),
  opens_at: time(),
  closes_at: time(),
})

export const courseSectionValidator = vine.create({
  title_km: text(300),
  title_en: text(300),
  opens_at: time(),
})

export const activityValidator = vine.create({
  type: vine.enum(activityTypes),
  section: vine.string().uuid(),
  title_km: title().optional().requiredIfMissing('title_en'),
  title_en: title().optional(),
  body_km: text(100_000),
  body_en: text(100_000),
  thing: text(300),
  completion: vine.enum(completions),
  passing: whole(1, 100).nullable().optional(),
  is_required: vine.boolean().optional(),
  test: vine.enum(tests).nullable().optional(),
  after: uuid(),
  opens_at: time(),
  due_at: time(),
  ends_at: time(),
  takes: vine.enum(takes).optional(),
  points: whole(1, 1000).nullable().optional(),
  rubric: text(4000),
  minutes: whole(1, 1000).nullable().optional(),
  place: text(300),
  for_students: vine.boolean().optional(),
  is_moderated: vine.boolean().optional(),
  link: vine
    .string()
    .trim()
    .url({ require_protocol: true, protocols: ['http', 'https'] })
    .maxLength(500)
    .nullable()
    .optional(),
})

export const orderValidator = vine.create({ order: vine.string().maxLength(40_000) })

export const courseMoveValidator = vine.create({
  move: vine.enum(['up', 'down'] as const),
  of: vine.string().uuid(),
})

export const enrolmentValidator = vine.create({ code: text(20) })

export const peopleValidator = vine.create({
  school_class: uuid(),
  cohort: text(12),
  group: uuid(),
  person: text(100),
})

export const instructorValidator = vine.create({ person: vine.string().trim().maxLength(100) })
