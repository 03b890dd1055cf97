import vine from '@vinejs/vine'

/** What the words of a source mean. `meta` has the codes that may be chosen. */
export const meaningsValidator = vine
  .withMetaData<{ licences: string[]; subjects: string[] }>()
  .create({
    import: vine.string().uuid().nullable().optional(),
    terms: vine
      .array(
        vine.object({
          id: vine.string().uuid(),
          licence: vine
            .enum((field) => field.meta.licences)
            .nullable()
            .optional(),
          subject: vine
            .enum((field) => field.meta.subjects)
            .nullable()
            .optional(),
          grades: vine.string().trim().maxLength(60).nullable().optional(),
        })
      )
      .maxLength(60),
  })
