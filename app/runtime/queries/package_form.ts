import { uploadLimit } from '#config/bodyparser'
import { institutionNames } from '#identity/queries/institution_names'
import { packagingAt } from '#runtime/access'
import { playedKinds } from '#runtime/kinds/registry'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

/** What the form for a new package offers. */
export async function packageForm(actor: Actor, locale: Locale) {
  const ids = packagingAt(actor)
  const names = await institutionNames(ids, locale)
  return {
    institutions: ids.map((value) => ({ value, text: names.get(value) ?? '' })),
    limit: uploadLimit,
    kinds: playedKinds(),
  }
}
