import { translate } from '#shared/http/translate'
import { listInstitutions } from '#institutions/queries/list_institutions'
import { chosenInstitution } from '#identity/queries/institution_choice'
import { levelAt, peopleTops } from '#identity/queries/reach'
import type { Actor } from '#shared/actor'
import type { ImportOption, ImportOptions } from '#shared/imports/import_kind'
import type { Locale } from '#config/i18n'

const MOST = 200

/** Whoever looks after people at the institution the list is for; without one, anywhere: each row is judged. */
export const mayBring = async (actor: Actor, { institutionId }: ImportOptions) =>
  institutionId ? (await levelAt(actor, institutionId)) > 0 : peopleTops(actor).length > 0

/** For which institution the list is: the one that was given, or one of the first 200 within reach. */
export async function institutionOption(
  actor: Actor,
  locale: Locale,
  given: ImportOptions,
  required: boolean
): Promise<ImportOption> {
  const chosen = await chosenInstitution(actor, given.institutionId ?? null, locale)
  if (chosen) {
    return { name: 'institutionId', required, choices: [{ value: chosen.id, text: chosen.name }] }
  }
  const page = { within: peopleTops(actor), page: 1, perPage: MOST }
  const { rows } = await listInstitutions(page, locale)
  const choices = rows.map((row) => ({ value: row.id, text: row.name }))
  return { name: 'institutionId', required, choices }
}

/** Whether accounts are made in the same run, and with what they sign in. */
export const accountOption = (
  locale: Locale,
  kinds: readonly ('none' | 'password' | 'pin')[]
): ImportOption => ({
  name: 'accounts',
  choices: kinds.map((value) => ({
    value,
    text: translate(
      locale,
      value === 'none' ? 'people.import.no_accounts' : `people.secret.${value}`
    ),
  })),
})
