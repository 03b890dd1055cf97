import { isRoute } from '#shared/http/is_route'
import { isMirrorHere, isOriginHere } from '#mirror/role'
import { publishesEditions } from '#mirror/queries/publishers'
import type { Actor } from '#shared/actor'

export const OVERVIEW = '/administration/mirror'

/** A page of the mirror's administration, in the order of its tabs. */
export type MirrorPage = {
  /** Its words are `mirror_centre.tabs.<name>`. */
  name: string
  href: string
  /** On which servers it is found. */
  side: 'origin' | 'mirror'
  /** As the policy of the page; asks nothing of the database. */
  opens: (actor: Actor | null) => boolean
}

const atOrigin = (name: string, path = `/${name}`): MirrorPage => ({
  ...{ name, href: `${OVERVIEW}${path}`, side: 'origin', opens: publishesEditions },
})

const mirrorPages: MirrorPage[] = [
  atOrigin('overview', ''),
  atOrigin('profiles'),
  atOrigin('editions'),
  atOrigin('sites'),
  atOrigin('withdrawals'),
]

const isHere = ({ side }: MirrorPage) => (side === 'origin' ? isOriginHere() : isMirrorHere())

/** The pages that this server has for this person. */
export const mirrorPagesFor = (actor: Actor | null) =>
  mirrorPages.filter((one) => isHere(one) && one.opens(actor) && isRoute(one.href))
