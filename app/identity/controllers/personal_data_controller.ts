import { personalData } from '#identity/queries/personal_data'
import { personalDataKinds } from '#shared/privacy/personal_data'
import DataExport from '#identity/models/data_export'
import type { HttpContext } from '@adonisjs/core/http'

const SHOWN = 50
const FIRST = 'identity.person'

/** "My data": of the person who is signed in and nobody else, so there is no policy to ask. */
export default class PersonalDataController {
  async show({ actor, locale, request, view }: HttpContext) {
    const kinds = personalDataKinds().map(({ kind }) => kind)
    const chosen = kinds.find((kind) => kind === request.qs().kind) ?? FIRST
    const sections = await personalData(actor!.personId, locale, chosen)
    const exports = await DataExport.query()
      .where('requested_by', actor!.personId)
      .whereNot('state', 'gone')
      .orderBy('created_at', 'desc')
      .limit(5)
    return view.render('pages/identity/personal_data/show', {
      ...{ kinds, chosen, sections, exports },
      most: SHOWN,
    })
  }
}
