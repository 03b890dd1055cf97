import vine from '@vinejs/vine'

const line = () => vine.number().withoutDecimals().range([1, 2_000_000])

/** One page of rows, of which those with a tick stay in; or the whole list in or out. */
export const choiceValidator = vine.create({
  lines: vine.array(line()).maxLength(200).optional(),
  shown: vine.array(line()).maxLength(200),
  rows: vine
    .string()
    .maxLength(30)
    .regex(/^[a-z_-]+$/),
  page: vine.number().withoutDecimals().range([1, 100_000]),
  all: vine.enum(['in', 'out']).optional(),
})
