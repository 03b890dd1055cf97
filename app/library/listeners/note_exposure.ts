import { transaction } from '#shared/database/transaction'
import { giveStamps } from '#library/harvest/give_stamps'
import { noteExposures } from '#library/harvest/note_exposures'
import type { DomainEvent } from '#shared/outbox/domain_event'

/** Keeps what harvesters are told in step with what everybody may see. */
export default class NoteExposure {
  async handle({ subject }: DomainEvent) {
    await transaction((trx) => noteExposures(trx, [subject]))
    await giveStamps()
  }
}
