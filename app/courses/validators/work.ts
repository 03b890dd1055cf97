import vine from '@vinejs/vine'

export const workValidator = vine.create({
  text: vine.string().trim().maxLength(50_000).nullable().optional(),
  files: vine
    .array(vine.file({ size: '20mb' }))
    .maxLength(10)
    .optional(),
  removed: vine.array(vine.string().maxLength(120)).maxLength(20).optional(),
  go: vine.enum(['save', 'hand_in'] as const),
})

export const workMarkValidator = vine.create({
  score: vine.number().range([0, 1000]).nullable().optional(),
  marks: vine.record(vine.number().range([0, 1000]).nullable()).optional(),
  feedback: vine.string().trim().maxLength(10_000).nullable().optional(),
  /** When what the teacher has read was handed in. */
  seen: vine.string().maxLength(40).nullable().optional(),
  again: vine.boolean().optional(),
  go: vine.enum(['save', 'next'] as const).optional(),
})
