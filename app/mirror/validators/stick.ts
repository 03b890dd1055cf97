import vine from '@vinejs/vine'

export const stickValidator = vine.create({
  mount: vine.string().maxLength(500),
  what: vine
    .string()
    .trim()
    .maxLength(120)
    .regex(/^(profile:[a-z]+:[a-z][a-z0-9-]*|origin:[0-9a-f-]{36})$/)
    .optional(),
  site: vine.string().trim().maxLength(12).optional(),
  after: vine.string().uuid().optional(),
})
