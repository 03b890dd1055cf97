import type { Actor } from '#shared/actor'

/** What files are sent for: a form of a module, and who may send files for it. Nobody else may. */
export type UploadPurpose = {
  /** `<module>.<noun>`. */
  name: string
  may: (actor: Actor) => boolean
}

const purposes = new Map<string, UploadPurpose>()

export const setPurpose = (purpose: UploadPurpose) => void purposes.set(purpose.name, purpose)

export const maySend = (actor: Actor, name: unknown) =>
  typeof name === 'string' && (purposes.get(name)?.may(actor) ?? false)

export const maySendSomething = (actor: Actor) =>
  [...purposes.values()].some((purpose) => purpose.may(actor))
