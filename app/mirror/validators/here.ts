import vine from '@vinejs/vine'

const hour = () =>
  vine
    .string()
    .trim()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable()
    .optional()

export const receptionValidator = vine.create({
  night_from: hour(),
  night_to: hour(),
  rate_kb: vine.number().withoutDecimals().min(8).max(1_000_000).nullable().optional(),
  peers: vine.string().trim().maxLength(2000).nullable().optional(),
  is_sharing: vine.accepted().optional(),
})

export const contactValidator = vine.create({
  mount: vine.string().maxLength(500).optional(),
  large: vine.accepted().optional(),
  report: vine.accepted().optional(),
})
