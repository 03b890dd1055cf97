import vine from '@vinejs/vine'

export const signInValidator = vine.create({
  identifier: vine.string().maxLength(200),
  password: vine.string().maxLength(500),
  back: vine.string().maxLength(2000).optional(),
})

export const codeValidator = vine.create({ code: vine.string().maxLength(40) })

export const linkValidator = vine.create({ password: vine.string().maxLength(500) })
