import { stableId } from '#shared/ids'

/** Whether the account came with the demo pack: its id is made from its name there. */
export const isDemoAccount = (user: { id: string; username: string }) =>
  user.id === stableId('user', user.username)
