import Upload from '#media/models/upload'
import { arrivedBytes } from '#media/uploads/store'
import { pagerOf } from '#shared/database/pager'
import { formatDate } from '#shared/khmer/dates'
import { problemText } from '#media/problem_text'
import { translate } from '#shared/http/translate'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const PER_PAGE = 20
const TONES = { receiving: 'info', kept: 'ok', refused: 'bad' } as const

/** The person's uploads that no form has taken yet, the newest first, with how much of each has arrived. */
export async function listUploads(actor: Actor, locale: Locale, page: unknown) {
  const own = () => Upload.query().where('personId', actor.personId).whereNull('usedAt')
  const [{ $extras }] = await own().count('* as total')
  const pager = pagerOf($extras.total, page, PER_PAGE)
  const rows = await own()
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .offset((pager.page - 1) * PER_PAGE)
    .limit(PER_PAGE)
  const uploads = await Promise.all(
    rows.map(async ({ id, fileName, size, state, problem, expiresAt }) => ({
      id,
      name: fileName,
      size: Number(size),
      arrived: state === 'receiving' ? ((await arrivedBytes(id)) ?? 0) : Number(size),
      tone: TONES[state],
      stateText: translate(locale, `media.uploads.states.${state}`),
      problem: problem ? problemText(problem, locale) : null,
      untilText: formatDate(expiresAt, { locale, style: 'long' }),
    }))
  )
  return { uploads, pager }
}
