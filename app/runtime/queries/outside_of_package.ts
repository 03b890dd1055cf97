import { translate } from '#shared/http/translate'
import OutsideOrigin, { type OutsideState } from '#runtime/models/outside_origin'
import type Package from '#runtime/models/package'
import type { Locale } from '#config/i18n'

export const outsideTone: Record<OutsideState, string> = {
  waiting: 'info',
  approved: 'ok',
  rejected: 'bad',
  withdrawn: 'warn',
}

/** The other sites to which a package leads, and what was decided about them. */
export async function outsideOfPackage(row: Package, locale: Locale) {
  const rows = await OutsideOrigin.query()
    .where('packageId', row.id)
    .where('count', '>', 0)
    .orderBy('origin')
  return rows.map(({ origin, count, state, reason }) => ({
    ...{ origin, count, reason, state },
    stateText: translate(locale, `outside.states.${state}`),
    tone: outsideTone[state],
  }))
}
