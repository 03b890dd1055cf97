import db from '@adonisjs/lucid/services/db'
import { inLocale, translate } from '#shared/http/translate'
import { listQuery } from '#shared/http/list_query'
import { notice } from '#shared/http/notice'
import { beginEdition } from '#mirror/actions/begin_edition'
import { hasKeys } from '#mirror/queries/has_keys'
import { editionPage, editionStates, listEditions } from '#mirror/queries/editions'
import { editionValidator } from '#mirror/validators/profile'
import { channels } from '#mirror/types'
import EditionRow from '#mirror/models/edition'
import Profile from '#mirror/models/profile'
import type { HttpContext } from '@adonisjs/core/http'

/** Editions of a profile: built of what the library holds now, or of what an earlier one held. */
export default class EditionsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const { locale } = ctx
    const { text, page } = listQuery(ctx)
    const filter = {
      profile: text('profile'),
      channel: channels.find((one) => one === text('channel')),
      state: editionStates.find((one) => one === text('state')),
    }
    const profiles = await db
      .from('mirror_profiles')
      .orderBy('code')
      .select('code', 'name_km', 'name_en')
    return ctx.view.render('pages/mirror/editions/index', {
      ...(await listEditions(filter, page, locale)),
      ...{ filter, hasKeys: await hasKeys() },
      profiles: profiles.map(({ code, ...name }) => ({
        ...{ value: code, text: inLocale(locale, name.name_km, name.name_en) },
      })),
      channels: channels.map((value) => ({
        ...{ value, text: translate(locale, `mirror.channels.${value}`) },
      })),
      states: editionStates.map((value) => ({
        ...{ value, text: translate(locale, `mirror.states.${value}`) },
      })),
    })
  }

  async show(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const row = await EditionRow.findOrFail(ctx.params.id)
    return ctx.view.render('pages/mirror/editions/show', {
      ...(await editionPage(row, ctx.locale)),
      hasKeys: await hasKeys(),
    })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const profile = await Profile.findByOrFail('code', ctx.params.code)
    const { channel, from } = await ctx.request.validateUsing(editionValidator)
    const earlier = from
      ? await EditionRow.query()
          .where({ id: from, profile_id: profile.id })
          .whereNotNull('built_at')
          .whereNull('collected_at')
          .firstOrFail()
      : undefined
    const { id } = await beginEdition(ctx.actor!, {
      ...{ profileId: profile.id, channel, fromId: earlier?.id },
    })
    notice(ctx, 'mirror.notices.building')
    return ctx.response.redirect().status(303).toRoute('mirror.editions.show', [id])
  }
}
