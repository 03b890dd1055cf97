import vine from '@vinejs/vine'
import { gradings, reviewTimes, scopes } from '#courses/types'

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

export const quizValidator = vine.create({
  title_km: title().optional().requiredIfMissing('title_en'),
  title_en: title().optional(),
  description_km: text(2000),
  description_en: text(2000),
  scope: vine.enum(scopes),
  time_limit: whole(1, 600).nullable().optional(),
  attempts: whole(0, 100),
  grading: vine.enum(gradings),
  per_page: whole(0, 50),
  shuffle_options: vine.boolean().optional(),
  review: vine.enum(reviewTimes),
  shows_feedback: vine.boolean().optional(),
  shows_answers: vine.boolean().optional(),
  pass_mark: whole(1, 100).nullable().optional(),
  opens_at: time(),
  closes_at: time(),
  paper: text(100),
})

export const sectionValidator = vine.create({
  title_km: text(300),
  title_en: text(300),
  shuffles: vine.boolean().optional(),
})

export const slotValidator = vine.create({
  section: vine.string().uuid().nullable().optional(),
  question: text(300),
  bank: text(12),
  tag: text(120),
  count: whole(1, 100).nullable().optional(),
  points: vine.number().range([0.01, 1000]).nullable().optional(),
})

export const picksValidator = vine.create({
  section: vine.string().uuid().nullable().optional(),
  questions: vine.array(vine.string().uuid()).minLength(1).maxLength(100).optional(),
})

export const moveValidator = vine.create({ move: vine.enum(['up', 'down'] as const) })

export const markValidator = vine.create({
  score: vine.number().range([0, 1000]),
  comment: text(4000),
})

export const accommodationValidator = vine.create({
  person: vine.string().trim().maxLength(100),
  extra_percent: whole(0, 400).nullable().optional(),
  no_timer: vine.boolean().optional(),
  extra_attempts: whole(0, 20).nullable().optional(),
})
