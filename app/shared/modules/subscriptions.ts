import { registerEvents, listen, type EventClass, type Listener } from '#shared/outbox/registry'
import { registerPackKinds, type PackKind } from '#shared/packs/registry'

/** What a module tells the house about itself, in its `subscriptions.ts`. */
export type Subscriptions = {
  /** The events this module tells others, by class. */
  events?: EventClass[]
  /** What it listens to: pairs of an event class and a listener. */
  listeners?: [EventClass, Listener][]
  /** The kinds of pack files it knows how to apply. */
  packs?: PackKind[]
}

export function registerModule({ events = [], listeners = [], packs = [] }: Subscriptions) {
  registerEvents(events)
  for (const [event, listener] of listeners) listen(event, listener)
  registerPackKinds(packs)
}
