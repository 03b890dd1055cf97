import { translate } from '#shared/http/translate'
import { formatDate, formatNumber, type Locale } from '#shared/khmer/index'
import type { Award } from '#credentials/types'

/** What stands on the sheet, in both languages at once; Khmer with the digits of Khmer letters. */
export function certificatePage(award: Award, base: string) {
  const address = `${base}/verify/${award.serial}`
  return {
    ...{ nameKm: award.nameKm, nameEn: award.nameEn, titleKm: award.titleKm },
    ...{ titleEn: award.titleEn, issuerKm: award.issuerKm, issuerEn: award.issuerEn },
    ...{ serial: award.serial, address, isRevoked: award.revokedAt !== null },
    ...{ km: words(award, 'km'), en: words(award, 'en') },
  }
}

function words(award: Award, locale: Locale) {
  const t = (key: string, data?: Record<string, unknown>) =>
    translate(locale, `credentials.sheet.${key}`, data)
  const digits = locale === 'km' ? ('khmer' as const) : ('latin' as const)
  const day = (date: Date, style: 'long' | 'full') => formatDate(date, { locale, style, digits })
  const completed = day(award.completedAt, 'long')
  const hours = Math.round((award.minutes ?? 0) / 6) / 10
  return {
    ...{ kingdom: t('kingdom'), motto: t('motto'), kind: t(award.authority) },
    ...{ certifies: t('certifies'), completed: t('completed'), revoked: t('revoked') },
    when:
      hours >= 1
        ? t('when_hours', { day: completed, hours: formatNumber(hours, { locale, digits }) })
        : t('when', { day: completed }),
    issued: t('issued', { day: day(award.issuedAt, locale === 'km' ? 'full' : 'long') }),
    ...{ sign: t('sign'), check: t('check') },
  }
}
