import vine from '@vinejs/vine'
import { gradeKinds } from '#courses/queries/grades'

const title = () => vine.string().trim().maxLength(300).nullable().optional()

/** The most categories of a gradebook. */
export const MOST_CATEGORIES = 15

export const gradebookValidator = vine.create({
  is_shown: vine.boolean().optional(),
  counts_missing: vine.boolean().optional(),
  letters: vine.string().trim().maxLength(1000).nullable().optional(),
  categories: vine
    .array(
      vine.object({
        id: vine.string().uuid().nullable().optional(),
        title_km: title(),
        title_en: title(),
        weight: vine.number().range([0, 1000]).nullable().optional(),
        drop_lowest: vine.number().withoutDecimals().range([0, 50]).nullable().optional(),
        remove: vine.boolean().optional(),
      })
    )
    .maxLength(MOST_CATEGORIES)
    .optional(),
  placed: vine.record(vine.string().uuid().nullable()).optional(),
})

export const gradeValidator = vine.create({
  kind: vine.enum(gradeKinds),
  percent: vine.number().range([0, 100]).nullable().optional().requiredWhen('kind', '=', 'score'),
  feedback: vine.string().trim().maxLength(10_000).nullable().optional(),
})
