import { XapiProblem } from '#runtime/lrs/problem'
import { agentKey, keyOf } from '#runtime/lrs/store/keys'
import type { Authority } from '#runtime/lrs/authority'
import type { JsonObject } from '#runtime/lrs/validation/json'

export const documentKinds = ['state', 'agent', 'activity'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** What documents lie under: an activity, an agent or both, and for State perhaps a registration. */
export type Owner = {
  kind: DocumentKind
  activityKey: string | null
  agentKey: string | null
  registration: string | null
}

/** One document's name: what it lies under, and its own id. */
export type DocumentName = Owner & { name: string; key: string }

export type Content = { contentType: string; bytes: Buffer }

export function ownerOf(
  kind: DocumentKind,
  {
    activity,
    agent,
    registration,
  }: { activity?: string; agent?: JsonObject; registration?: string }
): Owner {
  return {
    kind,
    activityKey: activity === undefined ? null : keyOf('activity', activity),
    agentKey: agent === undefined ? null : agentKey(agent),
    registration: registration ?? null,
  }
}

export function nameOf(owner: Owner, name: string): DocumentName {
  const { kind, activityKey, agentKey: agent, registration } = owner
  const parts = [kind, activityKey, agent, registration, name]
  return { ...owner, name, key: keyOf('document', JSON.stringify(parts)) }
}

/** A launch has documents of its own learner only. @throws XapiProblem 403 */
export function checkOwner({ learner }: Authority, owner: Owner) {
  if (!learner || owner.agentKey === null) return
  if (owner.agentKey !== agentKey(learner.agent)) {
    throw new XapiProblem(403, 'the launch has documents of its own learner only')
  }
}
