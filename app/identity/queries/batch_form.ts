import { MOST_ROWS } from '#identity/batches/read_rows'
import { rolesUpTo } from '#identity/levels'
import { institutionChoice } from '#identity/queries/institution_choice'
import SchoolClass from '#identity/models/school_class'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

type Wanted = { institutionId: string | null; q: string | null; page: number }

/** What the form of a list offers at the chosen institution: its classes, the roles the actor may give. */
export async function batchForm(actor: Actor, wanted: Wanted, locale: Locale) {
  const choice = await institutionChoice(actor, wanted, locale)
  const classes = choice.chosen
    ? await SchoolClass.query()
        .where('institution_id', choice.chosen.id)
        .orderBy('year', 'desc')
        .orderBy('grade')
        .orderBy('name')
        .limit(200)
    : []
  return {
    ...choice,
    classes: classes.map(({ id, name, year }) => ({ value: id, text: `${name} · ${year}` })),
    roles: rolesUpTo(choice.chosen?.level ?? 0),
    most: MOST_ROWS,
  }
}
