import db from '@adonisjs/lucid/services/db'
import { notice } from '#shared/http/notice'
import { listQuery } from '#shared/http/list_query'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { orderStick, type StickOrder } from '#mirror/actions/write_stick'
import { listSticks, stickForm, stickPage } from '#mirror/queries/stick_pages'
import { stickValidator } from '#mirror/validators/stick'
import { originOf } from '#mirror/queries/stick_origin'
import { pluggedIn } from '#mirror/sticks/stick_places'
import Origin from '#mirror/models/origin'
import Site from '#mirror/models/site'
import StickWrite from '#mirror/models/stick_write'
import type { HttpContext } from '@adonisjs/core/http'

/** Sticks that carry editions to mirrors without a line. */
export default class SticksController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorHerePolicy').authorize('writeSticks')
    const { page } = listQuery(ctx)
    return ctx.view.render('pages/mirror/sticks/index', await listSticks(page, ctx.locale))
  }

  async show(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorHerePolicy').authorize('writeSticks')
    const row = await StickWrite.findOrFail(ctx.params.id)
    return ctx.view.render('pages/mirror/sticks/show', await stickPage(row))
  }

  /** `?after=<id>`: the next stick of an edition. `?site=<code>`: for that mirror. */
  async create(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorHerePolicy').authorize('writeSticks')
    const { text } = listQuery(ctx)
    const after = await writtenBefore(ctx.request.input('after') ?? text('after'))
    return ctx.view.render('pages/mirror/sticks/create', {
      ...(await stickForm(ctx.locale)),
      ...{ after: after && { id: after.id, part: after.part + 1 }, site: text('site') },
    })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorHerePolicy').authorize('writeSticks')
    const form = await ctx.request.validateUsing(stickValidator)
    const say = (key: string) => translate(ctx.locale, `mirror_sticks.form.${key}`)
    // Only what is plugged in: a form never names any other folder of this server.
    const mounts = await pluggedIn()
    if (!mounts.includes(form.mount)) refuseField('mount', say('gone'))
    const isBusy = await StickWrite.query().where({ mount: form.mount, state: 'writing' }).first()
    if (isBusy && (await isRunning(isBusy))) refuseField('mount', say('busy'))
    const after = await writtenBefore(form.after)
    const what = after ? await sameAs(after) : await chosen(form.what, form.site)
    if (!what) refuseField('what', say('what_missing'))
    const id = await orderStick(ctx.actor!, { mount: form.mount, after, ...what })
    notice(ctx, 'mirror_sticks.notices.begun')
    return ctx.response.redirect().status(303).toRoute('mirror.sticks.show', [id])
  }
}

type What = Omit<StickOrder, 'mount' | 'after'>

const isRunning = async ({ jobId }: StickWrite) =>
  (await db
    .from('shared_jobs')
    .where('id', jobId ?? '')
    .whereIn('state', ['queued', 'running'])
    .first()) !== null

async function writtenBefore(id: unknown) {
  if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id)) return null
  return StickWrite.query().where({ id, state: 'written' }).first()
}

async function sameAs(row: StickWrite): Promise<What> {
  const { channel, profile, siteId } = row
  return { channel, profile, siteId, originId: await originOf(row) }
}

async function chosen(what?: string, code?: string): Promise<What | undefined> {
  if (code) {
    const site = await Site.query().where({ code, state: 'active' }).first()
    const profile = site && (await db.from('mirror_profiles').where('id', site.profileId).first())
    if (!site || !profile) return undefined
    return { channel: site.channel, profile: profile.code, siteId: site.id, originId: null }
  }
  const [kind, first, second] = (what ?? '').split(':')
  if (kind === 'profile') return { channel: first, profile: second, siteId: null, originId: null }
  const origin = kind === 'origin' && (await Origin.find(first))
  if (!origin) return undefined
  return { channel: origin.channel, profile: origin.profile, siteId: null, originId: origin.id }
}
