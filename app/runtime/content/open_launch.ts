import { openLaunchToken } from '#runtime/content/tokens'
import { ContentRefusal } from '#runtime/content/routes'
import { clock } from '#shared/clock'
import Launch from '#runtime/models/launch'

/** A launch holds for so long after it was last used. */
export const LAUNCH_HOURS = 8

/** A minute's work need not be written with each commit. */
const SLIDE_AFTER_MINUTES = 10

/** The launch that the token of an address opens. @throws ContentRefusal where it is forged, closed or over */
export const openLaunch = (token: string) => stillOpen(openLaunchToken(token))

/** The launch of this id, as long as it holds. @throws ContentRefusal */
export async function stillOpen(id: string | undefined): Promise<Launch> {
  const launch = id ? await Launch.find(id) : null
  if (!launch?.isOpen) throw new ContentRefusal(403, 'launch_over')
  return launch
}

/** When a launch that is used now ends; undefined where what stands is good enough. */
export function slide(launch: Launch) {
  const until = clock.now().plus({ hours: LAUNCH_HOURS })
  return until.diff(launch.expiresAt, 'minutes').minutes > SLIDE_AFTER_MINUTES ? until : undefined
}
