import { ContentRefusal, contentRoute, json, type ContentCall } from '#runtime/content/routes'
import { localeOf, playerPage } from '#runtime/content/player_page'
import { openLookToken } from '#runtime/content/tokens'
import { lookAtPackage } from '#runtime/actions/look_at_package'

/** What the token of an address opens. @throws ContentRefusal where it is forged or over */
function opened({ params }: ContentCall) {
  const look = openLookToken(params.token)
  if (!look) throw new ContentRefusal(403, 'launch_over')
  return look
}

/** The player for somebody without an account. */
async function page(call: ContentCall) {
  const { nonce } = opened(call)
  return playerPage({
    ...{ launch: 'visit', attempt: 'visit', isVisit: true, nonce, mode: 'normal' },
    earlier: [],
    ...{ app: call.appOrigin, address: `/look/${call.params.token}` },
    lang: localeOf(call.query),
  })
}

async function state(call: ContentCall) {
  const { versionId } = opened(call)
  return json(await lookAtPackage(versionId, call.appOrigin, localeOf(call.query)))
}

contentRoute(
  { methods: ['GET'], pattern: /^\/look\/(?<token>[\w-]{64})$/, handle: page },
  { methods: ['POST'], pattern: /^\/look\/(?<token>[\w-]{64})\/state$/, handle: state }
)
