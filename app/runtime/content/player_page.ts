import { playerAsset } from '#runtime/content/player_assets'
import { playerPolicy } from '#runtime/content/content_headers'
import { openLaunch } from '#runtime/content/open_launch'
import { contentRoute, json, type ContentAnswer, type ContentCall } from '#runtime/content/routes'
import { safeJson } from '#runtime/safe_json'
import type { Locale } from '#config/i18n'
import { takeLaunch } from '#runtime/actions/take_launch'
import Attempt from '#runtime/models/attempt'
import type Launch from '#runtime/models/launch'

const MOST_EARLIER = 20

/**
 * The page around a package on the content origin. It holds the real SCORM object, so that the content finds it in
 * its parent at once, keeps what it says on the device and sends it. The application's page frames this one.
 */
async function page({ params, query }: ContentCall) {
  const launch = await openLaunch(params.token)
  const config = {
    ...{ launch: launch.id, attempt: launch.attemptId, nonce: launch.nonce, mode: launch.mode },
    ...{ app: launch.appOrigin, address: `/play/${params.token}` },
    lang: localeOf(query),
  }
  return playerPage({ ...config, earlier: await earlierAttempts(launch) })
}

type Config = { lang: Locale; app: string }

/** The page with what its script is given. */
export function playerPage(config: Config & Record<string, unknown>): ContentAnswer {
  const data = safeJson(config)
  const body = `<!doctype html><html lang="${config.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Tonle</title><link rel="stylesheet" href="${playerAsset('player.css')}"></head><body><div id="stage"></div><script type="application/json" id="launch">${data}</script><script type="module" src="${playerAsset('boot.js')}"></script></body></html>`
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': playerPolicy(config.app),
      'cache-control': 'no-store',
    },
    body,
  }
}

/** Attempts of this person at the same package, newest first: the device may still hold something of them. */
async function earlierAttempts({ attemptId, personId }: Launch) {
  const { packageId } = await Attempt.findOrFail(attemptId)
  const rows = await Attempt.query()
    .where({ packageId, personId })
    .whereNot('id', attemptId)
    .orderBy('number', 'desc')
    .limit(MOST_EARLIER)
    .select('id')
  return rows.map(({ id }) => id)
}

/** The language of the page around; Khmer where it says nothing. */
export const localeOf = (query: URLSearchParams): Locale =>
  query.get('lang') === 'en' ? 'en' : 'km'

/** What the player needs to begin; asking for it takes the attempt over from any older window. */
async function state({ params, query }: ContentCall) {
  return json(await takeLaunch(await openLaunch(params.token), localeOf(query)))
}

contentRoute(
  { methods: ['GET'], pattern: /^\/play\/(?<token>[\w-]{43})$/, handle: page },
  { methods: ['POST'], pattern: /^\/play\/(?<token>[\w-]{43})\/state$/, handle: state }
)
