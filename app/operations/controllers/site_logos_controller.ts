import { Exception } from '@adonisjs/core/exceptions'
import Blob from '#media/models/blob'
import { sentFiles } from '#media/actions/sent_files'
import { serveBlob } from '#media/actions/serve_blob'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { saveSettings } from '#operations/actions/save_settings'
import { siteSettings } from '#operations/queries/site_settings'
import { logoValidator } from '#operations/validators/settings'
import SiteSettingsController from '#operations/controllers/site_settings_controller'
import type { HttpContext } from '@adonisjs/core/http'

/** What browsers draw everywhere, told by the bytes; the name of the file says nothing. */
const PICTURES = ['image/png', 'image/jpeg', 'image/webp']

/** The picture beside the name of the site. */
export default class SiteLogosController {
  /** For everyone: it stands on every page. Only the one in force is given out. */
  async show(ctx: HttpContext) {
    const { sha256 } = ctx.params
    if (siteSettings().logo?.href !== `/site/logo/${sha256}`) throw gone()
    const { mediaType, size } = await Blob.findByOrFail('sha256', sha256)
    await serveBlob(
      ctx,
      { sha256, mediaType, size: Number(size) },
      { name: 'logo', disposition: 'inline', isPublic: true }
    )
    ctx.response.header('cache-control', 'public, max-age=31536000, immutable')
  }

  create(ctx: HttpContext) {
    return new SiteSettingsController().edit(ctx)
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('OperationsSettingPolicy').authorize('edit')
    const { logo } = await ctx.request.validateUsing(logoValidator)
    const field = { name: 'logo', purpose: 'operations.logo', form: [logo] }
    const [{ blob }] = await sentFiles(ctx.actor!, field, ctx.locale)
    if (!PICTURES.includes(blob.mediaType)) {
      refuseField('logo', translate(ctx.locale, 'settings.site.no_picture'))
    }
    await saveSettings(ctx.actor!, { logo: blob.sha256 })
    notice(ctx, 'settings.kept')
    return ctx.response.redirect().status(303).toRoute('operations.site_settings.edit')
  }

  async destroy(ctx: HttpContext) {
    await ctx.bouncer.with('OperationsSettingPolicy').authorize('edit')
    await saveSettings(ctx.actor!, { logo: null })
    notice(ctx, 'settings.kept')
    return ctx.response.redirect().status(303).toRoute('operations.site_settings.edit')
  }
}

const gone = () => new Exception('No such picture', { status: 404, code: 'E_ROW_NOT_FOUND' })
