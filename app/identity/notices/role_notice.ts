import { translate } from '#shared/http/translate'
import Institution from '#institutions/models/institution'
import type { Notice } from '#identity/actions/notify'
import type { Locale } from '#config/i18n'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Given = { personId: string; institutionId: string; role: string }

/** Tells a person of a new role of theirs. */
export async function roleNotice(
  trx: TransactionClientContract,
  { personId, institutionId, role }: Given
): Promise<Notice> {
  const { nameKm, nameEn } = await Institution.findOrFail(institutionId, { client: trx })
  const roleIn = (locale: Locale) => translate(locale, `identity.roles.${role}`)
  return {
    kind: 'identity.membership_added',
    to: [personId],
    data: {
      role: { km: roleIn('km'), en: roleIn('en') },
      institution: { km: nameKm, en: nameEn ?? nameKm },
    },
    href: '/me',
    institutionId,
  }
}
