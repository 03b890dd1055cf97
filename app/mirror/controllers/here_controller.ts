import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { seesServer } from '#identity/queries/doors'
import { translate } from '#shared/http/translate'
import { isMirrorHere } from '#mirror/role'
import { looksAfterMirror } from '#mirror/queries/looks_after_mirror'
import { herePage } from '#mirror/queries/here_page'
import { receptionValidator } from '#mirror/validators/here'
import { changeReception, receptionOf } from '#mirror/actions/change_reception'
import Origin from '#mirror/models/origin'
import type { HttpContext } from '@adonisjs/core/http'

const MOST_PEERS = 16

const followed = () => Origin.query().where('state', 'active').firstOrFail()

/** This server as a mirror: what it holds, what is coming, when and how fast. */
export default class HereController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorHerePolicy').authorize('view')
    const canChange = seesServer(ctx.actor ?? null)
    const canPair = isMirrorHere() && looksAfterMirror(ctx.actor ?? null)
    const facts = await herePage(ctx.locale)
    return ctx.view.render('pages/mirror/here/show', { ...facts, canChange, canPair })
  }

  async edit(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorHerePolicy').authorize('change')
    const { peers, ...values } = receptionOf(await followed())
    return ctx.view.render('pages/mirror/here/edit', { ...values, peers: peers.join('\n') })
  }

  async update(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorHerePolicy').authorize('change')
    const origin = await followed()
    const form = await ctx.request.validateUsing(receptionValidator)
    const [nightFrom, nightTo] = [form.night_from ?? null, form.night_to ?? null]
    if ((nightFrom === null) !== (nightTo === null)) {
      refuseField('night_to', translate(ctx.locale, 'mirror_here.form.both_hours'))
    }
    await changeReception(ctx.actor!, origin, {
      ...{ nightFrom, nightTo, rateKb: form.rate_kb ?? null, peers: peersOf(ctx, form.peers) },
      isSharing: form.is_sharing !== undefined,
    })
    notice(ctx, 'mirror_here.notices.saved')
    return ctx.response.redirect().status(303).toRoute('mirror.here.show')
  }
}

/** One address a line. */
function peersOf({ locale }: HttpContext, typed: string | null | undefined): string[] {
  const peers = [...new Set((typed ?? '').split(/\s+/).filter(Boolean))]
  const wrong = peers.find((one) => !isAddress(one))
  if (wrong || peers.length > MOST_PEERS) {
    refuseField('peers', translate(locale, 'mirror_here.form.bad_peer', { peer: wrong ?? '' }))
  }
  return peers.map((one) => new URL(one).origin)
}

function isAddress(text: string) {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url !== undefined && /^https?:$/.test(url.protocol) && url.pathname === '/'
}
