import { codeChoices, codeList } from '#institutions/queries/code_list'
import { remembered } from '#shared/remembered'
import { UNKNOWN_LICENCE } from '#library/sources/licence_names'
import { translate } from '#shared/http/translate'
import type { Locale } from '#config/i18n'

const lists = {
  km: remembered(60, () => codeList('licence', 'km')),
  en: remembered(60, () => codeList('licence', 'en')),
}

export type Licence = { code: string; label: string; short: string; href?: string }

const CREATIVE_COMMONS = /^CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)$/

/** How a licence is written on a tag: «CC BY-SA 4.0». */
export const shortLicence = (code: string) =>
  code.replace(/^CC0-(\d\.\d)$/, 'CC0 $1').replace(CREATIVE_COMMONS, 'CC $1 $2')

/** The licences of the ministry's code list, in its order. Read at most once a minute. */
export async function listLicences(locale: Locale): Promise<Licence[]> {
  const entries = await lists[locale]()
  return entries.map(({ code, label }) => ({ code, label, ...written(code) }))
}

/** Those that may be chosen today, and the one that stands already. */
export async function licenceChoices(locale: Locale, present?: string): Promise<Licence[]> {
  const entries = await codeChoices('licence', locale, present)
  return entries.map(({ code, label }) => ({ code, label, ...written(code) }))
}

/** One licence; a code that the list does not know stands for itself. */
export async function findLicence(code: string, locale: Locale): Promise<Licence> {
  const licences = await listLicences(locale)
  const entry = licences.find((one) => one.code === code)
  if (entry) return entry
  if (code !== UNKNOWN_LICENCE) return { code, label: code, ...written(code) }
  const label = translate(locale, 'library.licence_unknown')
  return { code, label, short: label }
}

function written(code: string) {
  const [, terms, version] = CREATIVE_COMMONS.exec(code) ?? []
  const deed = terms ? `licenses/${terms.toLowerCase()}/${version}` : undefined
  const path = code === 'CC0-1.0' ? 'publicdomain/zero/1.0' : deed
  return {
    short: shortLicence(code),
    href: path && `https://creativecommons.org/${path}/`,
  }
}
