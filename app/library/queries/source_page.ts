import { pagerOf } from '#shared/database/pager'
import { translate } from '#shared/http/translate'
import { listSubjects } from '#curriculum/queries/list_subjects'
import { licenceChoices } from '#library/queries/licences'
import { countEntries, dayOf } from '#library/queries/list_sources'
import { guessTopic, meantLicence, subjectNames } from '#library/sources/meanings'
import { UNKNOWN_LICENCE } from '#library/sources/licence_names'
import { termsOf, type KnownTerm, type SourceRow } from '#library/sources/source_store'
import type { Locale } from '#config/i18n'

const PER_PAGE = 30

/** A source with its words and what they mean here, a page of them; what is not clear stands first. */
export async function sourcePage(source: SourceRow, wanted: number, locale: Locale) {
  const terms = await termsOf(source.id)
  const names = await subjectNames()
  const shown = terms.map((term) => shape(term, names))
  shown.sort((a, b) => Number(a.isClear) - Number(b.isClear))
  const pager = pagerOf(shown.length, wanted, PER_PAGE)
  const counts = await countEntries([source.id])
  const subjects = await listSubjects(locale)
  const licences = await licenceChoices(locale)
  return {
    source: {
      ...source,
      kindText: translate(locale, `library.sources.kinds.${source.kind}`),
      count: counts.get(source.id) ?? 0,
      importedText: dayOf(source.importedAt, locale),
    },
    pager,
    terms: shown.slice((pager.page - 1) * PER_PAGE, pager.page * PER_PAGE),
    subjects: subjects.map(({ code, name }) => ({ value: code, text: name })),
    licences: licences.map(({ code, label }) => ({ value: code, text: label })),
  }
}

function shape(term: KnownTerm, names: Map<string, string>) {
  const { id, kind, label, uses } = term
  if (kind === 'licence') {
    const licence = meantLicence(term)
    const isClear = licence !== UNKNOWN_LICENCE
    return {
      id,
      kind,
      label,
      uses,
      isClear,
      licence: isClear ? licence : '',
      grades: '',
      subject: '',
    }
  }
  const meant = term.meaning ?? guessTopic(label, names)
  return {
    ...{ id, kind, label, uses, licence: '', subject: meant.subject ?? '' },
    grades: (meant.grades ?? []).join(', '),
    isClear: term.meaning !== null || Object.keys(meant).length > 0,
  }
}
