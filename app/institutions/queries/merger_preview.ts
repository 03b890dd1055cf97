import db from '@adonisjs/lucid/services/db'
import { translate } from '#shared/http/translate'
import { findSuccessor } from '#institutions/actions/merge_institution'
import { nameIn } from '#institutions/queries/list_institutions'
import type { Contents } from '#institutions/contents'
import type Institution from '#institutions/models/institution'
import type { Locale } from '#config/i18n'

/** Who would take the place, or why not. */
export async function mergerPreview(institution: Institution, code: string, locale: Locale) {
  const found = await findSuccessor(db.connection(), institution, code)
  if (!found.ok) {
    return { refused: translate(locale, `institutions.mergers.errors.${found.error.type}`) }
  }
  return { successor: { id: found.value.id, name: nameIn(found.value, locale) } }
}

/** What stands at and below the institution itself. */
export async function ownContents(institutionId: string, locale: Locale): Promise<Contents> {
  const count = async (column: string) => {
    const rows = await db.from('institutions').where(column, institutionId).count('* as total')
    return Number(rows[0].total)
  }
  return [
    { label: translate(locale, 'institutions.mergers.below'), count: await count('parent_id') },
    { label: translate(locale, 'institutions.mergers.annexes'), count: await count('annex_of_id') },
  ]
}
