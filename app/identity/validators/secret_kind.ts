import vine from '@vinejs/vine'
import { secretKinds } from '#identity/secrets/initial_secret'

export const secretKindValidator = vine.create({ kind: vine.enum(secretKinds) })
