import vine from '@vinejs/vine'
import { qualities } from '#shared/sync/travellers'
import { channels } from '#mirror/types'

const codes = () => vine.array(vine.string().trim().maxLength(60)).maxLength(200).optional()
const gigabytes = () => vine.number().min(0.1).max(100_000).nullable().optional()
const name = () => vine.string().trim().maxLength(120).label()

const fields = {
  ...{ name_km: name(), name_en: name() },
  ...{ types: codes(), regions: codes(), flags: codes() },
  ...{ grades: codes(), subjects: codes(), languages: codes(), audience: codes() },
  ...{ always: vine.string().trim().maxLength(400).nullable().optional() },
  ...{ never: vine.string().trim().maxLength(400).nullable().optional() },
  quality: vine.enum([...qualities]),
  disk_gb: gigabytes(),
  month_gb: gigabytes(),
}

/** The code becomes part of signed names: it is chosen once. */
export const newProfileValidator = vine.create({
  ...fields,
  code: vine
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9-]{1,39}$/),
})

export const profileValidator = vine.create(fields)

export const editionValidator = vine.create({
  channel: vine.enum([...channels]),
  from: vine.string().uuid().optional(),
})
