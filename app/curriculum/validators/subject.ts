import vine from '@vinejs/vine'

/** The pictures that subjects have covers for; a word of the design, not of the ministry. */
export const colours = ['math', 'phys', 'chem', 'bio', 'earth', 'ict'] as const

const name = (most: number) => vine.string().regex(/\S/).maxLength(most).label()

/** A subject; its code begins the codes of everything below it and is given once. */
export const subjectValidator = vine.create({
  code: vine
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z][A-Z0-9]*$/)
    .maxLength(20)
    .optional(),
  name_km: name(120),
  name_en: name(120),
  short_km: name(60),
  short_en: name(60),
  colour: vine.enum(colours),
  position: vine.number().withoutDecimals().range([0, 9999]),
  hrmis_subject_id: vine.number().withoutDecimals().range([1, 99999]).nullable().optional(),
  also_called: vine.string().trim().maxLength(500).nullable().optional(),
  is_retired: vine.boolean().optional(),
})
