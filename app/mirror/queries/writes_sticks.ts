import { isMirrorHere } from '#mirror/role'
import { seesServer } from '#identity/queries/doors'
import { publishesEditions } from '#mirror/queries/publishers'
import type { Actor } from '#shared/actor'

/** Where editions are published those who publish write sticks; on a mirror those who look after it. */
export const writesSticks = (actor: Actor | null) =>
  isMirrorHere() ? seesServer(actor) : publishesEditions(actor)
