import vine from '@vinejs/vine'
import { roles } from '#identity/roles'
import { secretKinds } from '#identity/secrets/initial_secret'

/** A list comes as pasted lines or as a file; the file wins. */
export const accountBatchValidator = vine.create({
  institution_id: vine.string().uuid(),
  class_id: vine.string().uuid().nullable().optional(),
  role: vine.enum(roles),
  secret_kind: vine.enum(secretKinds),
  lines: vine.string().maxLength(500_000).nullable().optional(),
  file: vine
    .file({ size: '1mb', extnames: ['csv', 'txt', 'tsv'] })
    .nullable()
    .optional(),
})
