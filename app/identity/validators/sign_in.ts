import vine from '@vinejs/vine'

export const signInValidator = vine.create({
  identifier: vine.string().maxLength(200),
  password: vine.string().maxLength(500),
  back: vine.string().maxLength(2000).optional(),
  /** Whose device it is; where nothing is said, pupils sit at a shared one. */
  device: vine.enum(['shared', 'own']).nullable().optional(),
})

export const codeValidator = vine.create({ code: vine.string().maxLength(40) })

export const linkValidator = vine.create({ password: vine.string().maxLength(500) })
