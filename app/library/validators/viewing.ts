import vine from '@vinejs/vine'
import { viewingMoments } from '#runtime/actions/record_viewing'

const DAY = 24 * 60 * 60
const place = () => vine.number().range([0, 7 * DAY])

/** What a player tells of one time of watching. Times are how long ago: clocks of devices are often wrong. */
export const viewingValidator = vine.create({
  session: vine.string().uuid(),
  length: place().optional(),
  moments: vine
    .array(
      vine.object({
        what: vine.enum(viewingMoments),
        number: vine.number().withoutDecimals().range([1, 100_000]),
        ago: vine.number().range([0, 90 * DAY * 1000]),
        time: place(),
        from: place().optional(),
        segments: vine
          .array(vine.tuple([place(), place()]))
          .maxLength(60)
          .optional(),
      })
    )
    .minLength(1)
    .maxLength(40),
})
