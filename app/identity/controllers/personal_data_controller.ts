import { personalData } from '#identity/queries/personal_data'
import DataExport from '#identity/models/data_export'
import type { HttpContext } from '@adonisjs/core/http'

const SHOWN = 20

/** "My data": of the person who is signed in and nobody else, so there is no policy to ask. */
export default class PersonalDataController {
  async show({ actor, locale, view }: HttpContext) {
    const sections = await personalData(actor!.personId, locale)
    const exports = await DataExport.query()
      .where('requested_by', actor!.personId)
      .whereNot('state', 'gone')
      .orderBy('created_at', 'desc')
      .limit(5)
    return view.render('pages/identity/personal_data/show', { sections, exports, most: SHOWN })
  }
}
