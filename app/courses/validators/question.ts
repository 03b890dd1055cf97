import vine from '@vinejs/vine'
import { questionStates } from '#courses/types'

const text = (most: number) => vine.string().trim().maxLength(most).nullable().optional()
/** Rows come as a list, or by number where there are many; `editing/` reads both. */
const rows = () => vine.any().optional()
const PICTURES = ['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'svg']

/** The form of a question of any type: what it says of its type is read by `editing/` and judged by its schema. */
export const questionValidator = vine.create(
  vine
    .object({
      ...{ text_km: text(20_000), text_en: text(20_000), name: text(300) },
      ...{ general_km: text(20_000), general_en: text(20_000) },
      ...{ hint_km: text(4000), hint_en: text(4000), tags: text(1000), outcomes: text(1000) },
      ...{ options: rows(), answers: rows(), units: rows(), pairs: rows(), extra: rows() },
      ...{ items: rows(), gaps: rows(), areas: rows(), standing: rows() },
      state: vine.enum(questionStates),
      pictures: vine
        .array(vine.file({ size: '20mb', extnames: PICTURES }))
        .maxLength(10)
        .optional(),
    })
    .allowUnknownProperties()
)

export const copyValidator = vine.create({ bank: vine.string().trim().maxLength(12) })
