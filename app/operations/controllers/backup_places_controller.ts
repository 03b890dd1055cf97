import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { dataDir } from '#config/data'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import BackupPlace from '#operations/models/backup_place'
import { removeBackupPlace, saveBackupPlace } from '#operations/actions/save_backup_place'
import { backupPlaceValidator, placeConfig } from '#operations/validators/backup_place'
import { placeForm } from '#operations/queries/place_form'
import type { HttpContext } from '@adonisjs/core/http'

export default class BackupPlacesController {
  async create(ctx: HttpContext) {
    await ctx.bouncer.with('OperationsServerPolicy').authorize('change')
    return ctx.view.render('pages/operations/backups/create', placeForm(ctx.locale))
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('OperationsServerPolicy').authorize('change')
    return save(ctx)
  }

  async edit(ctx: HttpContext) {
    const place = await BackupPlace.findOrFail(ctx.params.id)
    await ctx.bouncer.with('OperationsServerPolicy').authorize('change')
    return ctx.view.render('pages/operations/backups/edit', placeForm(ctx.locale, place))
  }

  async update(ctx: HttpContext) {
    const place = await BackupPlace.findOrFail(ctx.params.id)
    await ctx.bouncer.with('OperationsServerPolicy').authorize('change')
    return save(ctx, place)
  }

  async destroy(ctx: HttpContext) {
    const place = await BackupPlace.findOrFail(ctx.params.id)
    await ctx.bouncer.with('OperationsServerPolicy').authorize('change')
    await removeBackupPlace(ctx.actor!, place)
    notice(ctx, 'backups.form.removed')
    return ctx.response.redirect().status(303).toRoute('operations.backups.index')
  }
}

async function save(ctx: HttpContext, standing?: BackupPlace) {
  const form = await ctx.request.validateUsing(backupPlaceValidator)
  const config = placeConfig(form, Boolean(standing?.secret))
  if (!config.ok) {
    const { field, type } = config.error
    return refuseField(field, translate(ctx.locale, `backups.form.${type}`))
  }
  const input = {
    ...{ name: form.name, config: config.value, secret: form.secret ?? undefined },
    ...{ schedule: form.schedule, hour: form.hour, warnDays: form.warn_days },
    ...{ keepDaily: form.keep_daily, keepWeekly: form.keep_weekly, keepMonthly: form.keep_monthly },
  }
  await saveBackupPlace(ctx.actor!, input, standing)
  const isSame = config.value.kind === 'folder' && (await isOnSameDisk(config.value.folder))
  if (isSame) notice(ctx, 'backups.form.same_disk', {}, 'warn')
  else notice(ctx, 'backups.form.saved')
  return ctx.response.redirect().status(303).toRoute('operations.backups.index')
}

async function isOnSameDisk(folder: string) {
  const device = (path: string) =>
    stat(path).then(
      (found) => found.dev,
      () => undefined
    )
  const there = (await device(folder)) ?? (await device(dirname(folder)))
  return there !== undefined && there === (await device(dataDir))
}
