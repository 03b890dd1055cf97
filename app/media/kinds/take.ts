import type { Answer } from '#media/child/types'
import type { DerivativeRole } from '#media/prepare/types'
import type { Workshop } from '#media/prepare/workshop'

/** Keeps what the process beside has made. */
export const taking =
  (shop: Workshop) =>
  async (made: Extract<Answer, { type: 'made' }>): Promise<void> => {
    if ('facts' in made) {
      shop.facts = { ...shop.facts, ...made.facts }
      return
    }
    if ('text' in made) {
      await shop.keepText(made)
      await shop.job.progress(made.position, shop.facts.pages)
      await shop.job.throwIfCancelled()
      return
    }
    const { name, file, role, position, width, height } = made
    await shop.keep(role as DerivativeRole, name, file, { position, width, height })
  }
