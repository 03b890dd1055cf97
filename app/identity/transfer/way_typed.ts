import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { institutionTyped, personTyped } from '#identity/queries/find_at_institution'
import type { HttpContext } from '@adonisjs/core/http'

type Form = {
  institution_id: string
  person_id?: string | null
  identifier?: string | null
  other: string
}

/** Who goes from where to where, as it was typed; what cannot be found refuses the form. */
export async function wayTyped({ locale }: HttpContext, form: Form) {
  const { found: otherId, several } = await institutionTyped(form.other, locale)
  if (!otherId) {
    const list = several.map(({ name, code }) => [name, code].filter(Boolean).join(' '))
    const key = list.length ? 'several_institutions' : 'no_institution'
    refuseField('other', translate(locale, `transfers.form.${key}`, { list: list.join(', ') }))
  }
  const own = form.institution_id
  if (form.person_id) {
    return { personId: form.person_id, fromInstitutionId: own, toInstitutionId: otherId! }
  }
  const person = form.identifier ? await personTyped(otherId!, form.identifier) : null
  if (!person) refuseField('identifier', translate(locale, 'transfers.form.nobody_there'))
  return { personId: person!.id, fromInstitutionId: otherId!, toInstitutionId: own }
}
