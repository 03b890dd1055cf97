import vine from '@vinejs/vine'
import { relationKinds } from '#library/types'

const text = (most: number) => vine.string().trim().maxLength(most).nullable().optional()

/** What a resource was made from: the code of a resource here, or a work elsewhere. */
export const relationValidator = vine.create({
  kind: vine.enum(relationKinds),
  source_code: vine.string().trim().maxLength(12).nullable().optional(),
  pin: vine.boolean().optional(),
  source_title: vine
    .string()
    .trim()
    .maxLength(300)
    .nullable()
    .optional()
    .requiredIfMissing('source_code'),
  source_author: text(300),
  source_url: vine
    .string()
    .trim()
    .maxLength(1000)
    .url({ protocols: ['http', 'https'], require_protocol: true })
    .nullable()
    .optional(),
  source_licence: text(40),
  note: text(500),
})

/** How a new work shall be made from one that is here. */
export const adaptationValidator = vine.create({
  kind: vine.enum(['translated_from', 'adapted_from'] as const),
})
