import vine from '@vinejs/vine'
import { revocationReasons } from '#credentials/types'

export const verificationValidator = vine.create({
  serial: vine.string().trim().maxLength(300).nullable().optional(),
  credential: vine.file({ size: '100kb', extnames: ['json'] }).optional(),
})

export const revocationValidator = vine.create({
  reason: vine.enum(revocationReasons),
})
