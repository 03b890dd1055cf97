import { needOrigin } from '#mirror/here_only'
import { readFile } from 'node:fs/promises'
import { appUrl } from '#config/app'
import { notice } from '#shared/http/notice'
import { siteName } from '#shared/site/site'
import { listQuery } from '#shared/http/list_query'
import { refuseField } from '#shared/http/refuse_field'
import { refusedPage } from '#shared/http/refused_page'
import { translate } from '#shared/http/translate'
import { acceptValidator } from '#mirror/validators/pairing'
import { acceptPairing, type Place } from '#mirror/pairing/accept_pairing'
import { PairingError } from '#mirror/pairing/pairing_error'
import { readCode } from '#mirror/pairing/pairing_code'
import { receiveRequest } from '#mirror/pairing/receive_request'
import { listPairings, pairingOfNumber } from '#mirror/queries/list_pairings'
import { pairingForm } from '#mirror/queries/pairing_form'
import { fingerprintOfRoot } from '#mirror/pairing/fingerprint'
import { ownRoot } from '#mirror/pairing/own_root'
import Pairing from '#mirror/models/pairing'
import type { HttpContext } from '@adonisjs/core/http'

/** Larger than any request. */
const LIMIT = 256 * 1024

/** Servers that ask to be a mirror of this one. */
export default class PairingsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorSitePolicy').authorize('manage')
    needOrigin()
    const { text, page } = listQuery(ctx)
    const typed = text('code')
    const code = typed ? readCode(typed) : undefined
    const found = code && (await pairingOfNumber(code.number))
    if (found) {
      const way = ctx.response.redirect().status(303)
      return way.withQs({ code: typed! }).toRoute('mirror.pairings.edit', [found.code])
    }
    const isDone = text('tab') === 'done'
    const q = text('q')
    const root = await ownRoot().catch(() => undefined)
    return ctx.view.render('pages/mirror/pairings/index', {
      ...(await listPairings({ q, isDone, page })),
      ...{ q, isDone, typed, root: root ? fingerprintOfRoot(root) : null, address: appUrl },
    })
  }

  /** A request that came as a file. */
  async create(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorSitePolicy').authorize('manage')
    needOrigin()
    return ctx.view.render('pages/mirror/pairings/create')
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorSitePolicy').authorize('manage')
    needOrigin()
    const value = await uploadedJson(ctx)
    const row = await refusing(ctx, 'file', () => receiveRequest(value, 'stick'))
    return ctx.response.redirect().status(303).toRoute('mirror.pairings.edit', [row.code])
  }

  async edit(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorSitePolicy').authorize('manage')
    needOrigin()
    const pairing = await Pairing.findByOrFail('code', ctx.params.code)
    const { text, page } = listQuery(ctx)
    const institutionId = text('institution') ?? ctx.request.input('institution', null)
    const wanted = { q: text('q'), page, institutionId, code: text('code') }
    const form = await pairingForm(pairing, wanted, ctx.locale)
    return ctx.view.render('pages/mirror/pairings/edit', form)
  }

  async update(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorSitePolicy').authorize('manage')
    needOrigin()
    const pairing = await Pairing.findByOrFail('code', ctx.params.code)
    const form = await ctx.request.validateUsing(acceptValidator)
    const terms = {
      ...{ institutionId: form.institution, profileId: form.profile, channel: form.channel },
      ...{ code: form.code, place: placeOf(form.place) },
      origin: { name: siteName('km'), url: appUrl },
    }
    try {
      const { siteId } = await acceptPairing(ctx.actor!, pairing.id, terms)
      if (siteId) notice(ctx, 'mirror_pairing.notices.accepted')
      return ctx.response.redirect().status(303).toRoute('mirror.pairings.edit', [pairing.code])
    } catch (error) {
      if (!(error instanceof PairingError)) throw error
      const message = translate(ctx.locale, `mirror_pairing.errors.${error.code}`)
      const field = ['other_place', 'retired_site'].includes(error.code) ? 'place' : 'code'
      refusedPage(ctx, { field, message }, ctx.request.only(['profile', 'channel', 'place']))
      return this.edit(ctx)
    }
  }
}

function placeOf(text: string): Place {
  const [as, siteId] = text.split(':') as [Place['as'], string]
  return as === 'new' ? { as } : { as, siteId }
}

/** The file of the form as JSON; a form without one is refused. */
export async function uploadedJson(ctx: HttpContext): Promise<unknown> {
  const say = (key: string) => translate(ctx.locale, `mirror_pairing.errors.${key}`)
  const file = ctx.request.file('file', { size: LIMIT })
  if (!file?.tmpPath) refuseField('file', say('no_file'))
  try {
    if (!file.isValid) throw new Error('too long')
    return JSON.parse(await readFile(file.tmpPath, 'utf8'))
  } catch {
    return refuseField('file', say('bad_request'))
  }
}

/** What cannot be taken comes back beside its field. */
export async function refusing<T>({ locale }: HttpContext, field: string, work: () => Promise<T>) {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof PairingError)) throw error
    return refuseField(field, translate(locale, `mirror_pairing.errors.${error.code}`))
  }
}
