import {
  listInstitutions,
  nameIn,
  type InstitutionRow,
} from '#institutions/queries/list_institutions'
import { levelAt, peopleTops } from '#identity/queries/reach'
import Institution from '#institutions/models/institution'
import { validate } from 'uuid'
import type { Actor } from '#shared/actor'
import type { Page } from '#shared/database/pager'
import type { Locale } from '#config/i18n'

export type ChosenInstitution = { id: string; name: string; level: number }

export type InstitutionChoice =
  | { chosen: ChosenInstitution; choices: null; q: null }
  | { chosen: null; choices: Page<InstitutionRow>; q: string | null }

/**
 * The institution a form is about: the one asked for, if the actor looks after its people, or the only one there
 * is; else the ones to choose from, searched and paged, for an office may have thousands below it.
 */
export async function institutionChoice(
  actor: Actor,
  wanted: { institutionId: string | null; q: string | null; page: number },
  locale: Locale
): Promise<InstitutionChoice> {
  const asked = await chosenInstitution(actor, wanted.institutionId, locale)
  if (asked) return { chosen: asked, choices: null, q: null }
  const within = peopleTops(actor)
  const choices = await listInstitutions({ q: wanted.q, page: wanted.page, within }, locale)
  const [only] = choices.rows
  if (only && !wanted.q && choices.pager.total === 1) {
    return { chosen: (await chosenInstitution(actor, only.id, locale))!, choices: null, q: null }
  }
  return { chosen: null, choices, q: wanted.q }
}

/** The institution with this id and the actor's level there; undefined where it is out of reach. */
export async function chosenInstitution(actor: Actor, id: string | null, locale: Locale) {
  const level = id && validate(id) ? await levelAt(actor, id) : 0
  if (level === 0) return undefined
  const institution = await Institution.findOrFail(id)
  return { id: institution.id, name: nameIn(institution, locale), level }
}
