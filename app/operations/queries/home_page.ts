import { translate } from '#shared/http/translate'
import { hasAnyUser } from '#identity/queries/has_any_user'
import { countWaiting } from '#library/queries/waiting_reviews'
import { myClasses } from '#courses/queries/my_classes'
import { myCourses } from '#courses/queries/my_courses'
import { libraryHome } from '#library/queries/library_home'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

/** The first role of these that a person has says how the home page greets them. */
const GREETINGS = ['administrator', 'school_leader', 'trainer', 'teacher', 'student'] as const

/** The home page: the library for everyone, a greeting for who is signed in. */
export async function homePage(actor: Actor | null, locale: Locale) {
  const library = await libraryHome(actor, locale)
  const role = GREETINGS.find((one) => actor?.grants.some((grant) => grant.role === one))
  const t = (key: string, data?: Record<string, unknown>) =>
    translate(locale, `operations.home.${key}`, data)
  return {
    ...library,
    waiting: await countWaiting(actor),
    courses: await myCourses(actor, locale),
    classes: await myClasses(actor, locale),
    heading: actor ? t('greeting', { name: actor.name }) : t('title'),
    /** Nobody has an account yet: the page says how to begin. */
    isNew: !actor && !(await hasAnyUser()),
    lead: t(`lead.${actor ? (role ?? 'other') : 'visitor'}`),
  }
}
