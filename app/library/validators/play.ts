import vine from '@vinejs/vine'
import { launchWishes } from '#runtime/actions/launch_package'
import { languages } from '#library/types'

/** Which archive of a resource is played, and how: its language, or a version that is pinned. */
export const playValidator = vine.create({
  content: vine.enum(languages).nullable().optional(),
  version: vine.number().withoutDecimals().range([1, 100_000]).nullable().optional(),
  wish: vine.enum(launchWishes).optional(),
})
