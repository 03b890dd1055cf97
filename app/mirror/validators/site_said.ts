import vine from '@vinejs/vine'

const name = () => vine.string().regex(/^[0-9a-f]{64}$/)

/** What a mirror says of itself when it asks whether there is something new. */
export const pollSaid = vine.create({
  catalogue: name().nullable(),
  sequence: vine.number().withoutDecimals().min(0).nullable(),
  revocations: vine.number().withoutDecimals().min(0),
  freeBytes: vine.number().withoutDecimals().min(0).nullable().optional(),
  appVersion: vine.string().maxLength(40).optional(),
  note: vine.string().regex(/^[a-z_]{1,60}$/).nullable().optional(),
  medium: vine.enum(['http', 'stick'] as const).optional(),
  month: vine.string().regex(/^\d{4}-\d{2}$/).optional(),
  monthBytes: vine.number().withoutDecimals().min(0).optional(),
})

export const namesSaid = vine.create({ names: vine.array(name()).maxLength(4096) })
