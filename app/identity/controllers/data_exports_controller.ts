import { createReadStream } from 'node:fs'
import { Exception } from '@adonisjs/core/exceptions'
import { clock } from '#shared/clock'
import { notice } from '#shared/http/notice'
import { exportPath } from '#identity/actions/make_data_export'
import { startDataExport } from '#identity/actions/start_data_export'
import DataExport from '#identity/models/data_export'
import type { HttpContext } from '@adonisjs/core/http'

/** The file with everything held about a person; fetched by who asked for it, for a week. */
export default class DataExportsController {
  async store(ctx: HttpContext) {
    const { actor, locale, response } = ctx
    await startDataExport(actor!, { personId: actor!.personId, locale })
    notice(ctx, 'privacy.data.export_started')
    return response.redirect().status(303).toRoute('identity.personal_data.show')
  }

  async show({ actor, params, response }: HttpContext) {
    const row = await DataExport.query()
      .where({ id: params.id, requestedBy: actor!.personId, state: 'ready' })
      .first()
    if (!row || !row.expiresAt || row.expiresAt < clock.now()) {
      throw new Exception('No such file', { status: 404, code: 'E_ROW_NOT_FOUND' })
    }
    response.header('content-type', 'application/zip')
    response.header('content-length', String(row.bytes))
    response.header('cache-control', 'private, no-store')
    response.header('content-disposition', 'attachment; filename="my-data.zip"')
    return response.stream(createReadStream(exportPath(row.id)))
  }
}
