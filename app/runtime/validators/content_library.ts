import vine from '@vinejs/vine'
import { decisions } from '#runtime/actions/decide_libraries'

/** A decision about one library, or about all that a package waits for. */
export const decisionValidator = vine.create({
  decision: vine.enum(decisions),
  library: vine.string().uuid().optional().requiredIfMissing('package'),
  package: vine.string().maxLength(12).optional(),
  note: vine.string().trim().maxLength(500).nullable().optional(),
})
