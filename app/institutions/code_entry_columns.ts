import { clock, ZONE } from '#shared/clock'
import { clusterText } from '#shared/khmer/clusters'

/** What the search of a code list looks in. */
export const entrySearch = (entry: { code: string; labelKm: string; labelEn: string }) =>
  clusterText([entry.code, entry.labelKm, entry.labelEn].join(' '))

type Span = { activeFrom: string | null; activeTo: string | null }

/** Whether a code may be chosen on a day (`2026-11-30`): both of its days are included. */
export const isActiveOn = ({ activeFrom, activeTo }: Span, day: string) =>
  (!activeFrom || activeFrom <= day) && (!activeTo || day <= activeTo)

/** Today where the ministry is. */
export const todayThere = () => clock.now().setZone(ZONE).toISODate()!
