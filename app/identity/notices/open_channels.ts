import { site, telegramSettings } from '#shared/site/site'
import type { Channel } from '#shared/notifications/kinds'

/** The ways out that are set up on this server. */
export function openChannels(): Channel[] {
  const open: Channel[] = []
  if (site().mail) open.push('mail')
  if (telegramSettings()) open.push('telegram')
  return open
}
