import vine from '@vinejs/vine'
import { domains, type Level } from '#curriculum/levels'
import type { NodeInput } from '#curriculum/node_input'

const title = () => vine.string().regex(/\S/).maxLength(300).label()
const text = () => vine.string().regex(/\S/).maxLength(2000).label()
const hours = () => vine.number().decimal([0, 2]).range([0, 999]).nullable().optional()
const code = () =>
  vine
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/)
    .maxLength(40)
    .nullable()
    .optional()

const titled = {
  code: code(),
  title_km: title(),
  title_en: title(),
  hours: hours(),
}

const chapterForm = vine.withMetaData<{ tracks: string[] }>().create({
  ...titled,
  grade: vine.number().withoutDecimals().range([1, 12]),
  track: vine
    .enum((field) => field.meta.tracks)
    .nullable()
    .optional(),
})

const titledForm = vine.create(titled)

const outcomeForm = vine.create({
  code: code(),
  text_km: text(),
  text_en: text(),
  domain: vine.enum(domains),
  topic_id: vine.string().uuid().nullable().optional(),
})

/** The form of each level. A code is only given when a row is added; left empty the next free one is taken. */
export const nodeValidators = {
  chapter: chapterForm,
  lesson: titledForm,
  topic: titledForm,
  outcome: outcomeForm,
}

/** The values of a form by the names that actions use. */
export const nodeInput = (level: Level, form: Record<string, any>): NodeInput =>
  level === 'outcome'
    ? {
        code: form.code ?? null,
        textKm: form.text_km,
        textEn: form.text_en,
        domain: form.domain,
        topicId: form.topic_id ?? null,
      }
    : {
        code: form.code ?? null,
        titleKm: form.title_km,
        titleEn: form.title_en,
        hours: form.hours ?? null,
        grade: form.grade,
        track: form.track ?? null,
      }

/** Up or down among its siblings, or below another row. */
export const nodeMoveValidator = vine.create({
  direction: vine.enum(['up', 'down']).optional(),
  above: vine.string().uuid().optional().requiredIfMissing('direction'),
})
