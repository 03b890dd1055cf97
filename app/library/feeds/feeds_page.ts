import { appUrl } from '#config/app'
import { locales } from '#config/i18n'
import { translate } from '#shared/http/translate'
import { gradeChoices } from '#library/queries/grade_choices'
import { listSubjects } from '#curriculum/queries/list_subjects'
import { feedAddress, type FeedAsked } from '#library/feeds/feed_query'

/** The feeds of what is asked, as the head of a page names them. */
export const feedLinks = (asked: FeedAsked) =>
  (['atom', 'rss'] as const).map((format) => ({
    type: `application/${format}+xml`,
    label: format === 'atom' ? 'Atom' : 'RSS',
    title: translate(asked.language, 'library.feeds.title'),
    href: feedAddress(format, asked),
  }))

export async function feedsPage(asked: FeedAsked) {
  const { subject, grade, language } = asked
  const [subjects, grades] = [await listSubjects(language), await gradeChoices()]
  const none = { value: '', text: translate(language, 'library.feeds.index.all') }
  return {
    ...{ subject, grade, language, oai: `${appUrl}/oai` },
    all: feedLinks({ subject: null, grade: null, language }),
    feeds: feedLinks(asked).map((one) => ({ ...one, address: `${appUrl}${one.href}` })),
    subjects: [none, ...subjects.map(({ code, name }) => ({ value: code, text: name }))],
    grades: [none, ...grades.map((one) => ({ value: one, text: one }))],
    languages: locales.map((one) => ({
      value: one,
      text: translate(language, `library.languages.${one}`),
    })),
  }
}
