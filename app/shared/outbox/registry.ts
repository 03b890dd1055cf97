import type { DomainEvent } from '#shared/outbox/domain_event'

export type EventClass<E extends DomainEvent<any> = DomainEvent<any>> = {
  new (subject: string, body: any): E
  kind: string
  version: number
}

/** A class with `handle(event)`, loaded when its first event comes. It may be called twice for one event. */
export type Listener = () => Promise<{ default: new () => { handle(event: any): Promise<void> } }>

const events = new Map<string, EventClass>()
const listeners = new Map<string, Listener[]>()

export function registerEvents(classes: EventClass[]) {
  for (const event of classes) events.set(event.kind, event)
}

export function listen(event: EventClass, listener: Listener) {
  listeners.set(event.kind, [...(listeners.get(event.kind) ?? []), listener])
}

export const eventOf = (kind: string) => events.get(kind)

export const listenersOf = (kind: string) => listeners.get(kind) ?? []

export const registeredKinds = () => [...events.keys()]
