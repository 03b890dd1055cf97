import { seesServer } from '#identity/queries/doors'
import { isRoute } from '#shared/http/is_route'
import { isMirrorHere, isOriginHere } from '#mirror/role'
import { writesSticks } from '#mirror/queries/writes_sticks'
import { publishesEditions } from '#mirror/queries/publishers'
import { looksAfterMirror } from '#mirror/queries/looks_after_mirror'
import type { Actor } from '#shared/actor'

export const OVERVIEW = '/administration/mirror'

/** A page of the mirror's administration, in the order of its tabs. */
export type MirrorPage = {
  /** Its words are `mirror_centre.tabs.<name>`. */
  name: string
  href: string
  /** On which servers it is found. */
  side: 'origin' | 'mirror' | 'any'
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
  atOrigin('pairings'),
  atOrigin('withdrawals'),
  { name: 'here', href: `${OVERVIEW}/here`, side: 'mirror', opens: seesServer },
  {
    ...{ name: 'pairing_here', href: `${OVERVIEW}/here/pairing`, side: 'mirror' },
    opens: looksAfterMirror,
  },
  { name: 'sticks', href: `${OVERVIEW}/sticks`, side: 'any', opens: writesSticks },
]

const isHere = ({ side }: MirrorPage) =>
  side === 'any' || (side === 'origin' ? isOriginHere() : isMirrorHere())

/** The pages that this server has for this person. */
export const mirrorPagesFor = (actor: Actor | null) =>
  mirrorPages.filter((one) => isHere(one) && one.opens(actor) && isRoute(one.href))
