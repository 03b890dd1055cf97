import vine from '@vinejs/vine'

/** One file, or all for which something is missing. */
export const retryValidator = vine.create({ id: vine.string().uuid().optional() })
