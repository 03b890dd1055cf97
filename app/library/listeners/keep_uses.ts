import { keepUses } from '#library/actions/keep_uses'
import type ResourceUsed from '#library/events/resource_used'

/** The library knows where its resources are used. */
export default class KeepUses {
  async handle({ subject, body }: ResourceUsed) {
    await keepUses(subject, body)
  }
}
