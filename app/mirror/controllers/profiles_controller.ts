import db from '@adonisjs/lucid/services/db'
import { notice } from '#shared/http/notice'
import { listQuery } from '#shared/http/list_query'
import { inLocale, translate } from '#shared/http/translate'
import { refuseField } from '#shared/http/refuse_field'
import { createProfile, updateProfile, type ProfileInput } from '#mirror/actions/write_profile'
import { unknownCollection } from '#mirror/queries/unknown_collection'
import { newProfileValidator, profileValidator } from '#mirror/validators/profile'
import { bytesOf, profileForm } from '#mirror/queries/profile_form'
import { listProfiles } from '#mirror/queries/list_profiles'
import { profilePage } from '#mirror/queries/profile_page'
import Profile from '#mirror/models/profile'
import type { HttpContext } from '@adonisjs/core/http'

/** What the mirrors of some institutions hold. */
export default class ProfilesController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const { text, page } = listQuery(ctx)
    const isArchived = text('tab') === 'archived'
    const q = text('q')
    return ctx.view.render('pages/mirror/profiles/index', {
      ...(await listProfiles({ q, isArchived, page }, ctx.locale)),
      ...{ q, isArchived },
    })
  }

  async show(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const profile = await Profile.findByOrFail('code', ctx.params.code)
    return ctx.view.render('pages/mirror/profiles/show', {
      ...(await profilePage(profile, ctx.locale)),
      profile: {
        ...{ ...profile.rules, isArchived: profile.archivedAt !== null },
        name: inLocale(ctx.locale, profile.nameKm, profile.nameEn),
      },
    })
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    return ctx.view.render('pages/mirror/profiles/create', await profileForm(ctx.locale))
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const { code, ...form } = await ctx.request.validateUsing(newProfileValidator)
    const input = await inputOf(ctx, form)
    if (await db.from('mirror_profiles').where('code', code).first()) {
      refuseField('code', translate(ctx.locale, 'mirror.form.code_taken'))
    }
    await createProfile(ctx.actor!, code, input)
    notice(ctx, 'mirror.notices.saved')
    return ctx.response.redirect().status(303).toRoute('mirror.profiles.show', [code])
  }

  async edit(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const profile = await Profile.findByOrFail('code', ctx.params.code)
    return ctx.view.render('pages/mirror/profiles/edit', {
      ...(await profileForm(ctx.locale, profile)),
      code: profile.code,
    })
  }

  async update(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const profile = await Profile.findByOrFail('code', ctx.params.code)
    const form = await ctx.request.validateUsing(profileValidator)
    await updateProfile(ctx.actor!, profile.id, await inputOf(ctx, form))
    notice(ctx, 'mirror.notices.saved')
    return ctx.response.redirect().status(303).toRoute('mirror.profiles.show', [profile.code])
  }
}

type Form = Awaited<ReturnType<typeof profileValidator.validate>>

const codes = (typed: string | null | undefined) =>
  [...new Set((typed ?? '').toUpperCase().split(/[\s,;]+/))].filter((code) => code !== '')

async function inputOf({ locale }: HttpContext, form: Form): Promise<ProfileInput> {
  const lists = { always: codes(form.always), never: codes(form.never) }
  for (const field of ['always', 'never'] as const) {
    const unknown = await unknownCollection(lists[field])
    if (unknown)
      refuseField(field, translate(locale, 'mirror.form.unknown_code', { code: unknown }))
  }
  return {
    ...{ nameKm: form.name_km, nameEn: form.name_en, quality: form.quality },
    institutions: {
      ...{ types: form.types ?? [], regions: form.regions ?? [], flags: form.flags ?? [] },
    },
    content: {
      ...{ grades: form.grades ?? [], subjects: form.subjects ?? [] },
      ...{ languages: form.languages ?? [], audience: form.audience ?? [], ...lists },
    },
    ...{ diskBytes: bytesOf(form.disk_gb), monthBytes: bytesOf(form.month_gb) },
  }
}
