import { seesServer } from '#identity/queries/doors'
import type { Actor } from '#shared/actor'

/** Who looks after this server as a mirror: administrators of the whole, and whoever runs the server of a school. */
export const looksAfterMirror = (actor: Actor | null) => seesServer(actor)
