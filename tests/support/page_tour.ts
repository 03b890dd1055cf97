import { account } from '#tests/support/tour/account'
import { credentials } from '#tests/support/tour/credentials'
import { curriculum } from '#tests/support/tour/curriculum'
import { mirrorHere } from '#tests/support/tour/mirror_here'
import { mirror } from '#tests/support/tour/mirror'
import { pairing } from '#tests/support/tour/pairing'
import { backups } from '#tests/support/tour/backups'
import { authors } from '#tests/support/tour/authors'
import { empty } from '#tests/support/tour/empty'
import { h5p } from '#tests/support/tour/h5p'
import { media } from '#tests/support/tour/media'
import { notices } from '#tests/support/tour/notices'
import { offices } from '#tests/support/tour/offices'
import { records } from '#tests/support/tour/records'
import { packages } from '#tests/support/tour/packages'
import { courses } from '#tests/support/tour/courses'
import { courseClasses } from '#tests/support/tour/course_classes'
import { takenCourses } from '#tests/support/tour/taken_courses'
import { questions } from '#tests/support/tour/questions'
import { people } from '#tests/support/tour/people'
import { safety } from '#tests/support/tour/safety'
import { shelves } from '#tests/support/tour/shelves'
import { visitors } from '#tests/support/tour/visitors'
import type { Role } from '#identity/roles'
import type { BrowserSession } from '#tests/support/browser_session'
import type { Site } from '#tests/support/site'

/** The rows of the table of budgets in docs/develop/interface.md. */
export type BudgetName = 'text' | 'browse' | 'resource' | 'dashboard' | 'authoring'

/** One page in one state, and how to come to it. */
export type Stop = {
  name: string
  budget: BudgetName
  /** On which site: with content and demo people, or without anything. */
  site?: 'demo' | 'empty'
  /** Who looks: a role of the demo people, a user name, or a browser in a state of its own. */
  as?: Role | string | ((site: Site) => Promise<BrowserSession>)
  path: string | ((site: Site, browser: BrowserSession) => Promise<string>)
  /** It can be seen once: each visit makes its way anew. */
  once?: boolean
  /** It shows pieces of pages, which have headings of their own. */
  isCatalogue?: boolean
  /** The page is the answer to this form, sent from `path`. */
  form?: { action: string; method?: 'POST' | 'PUT' | 'DELETE'; fields: Record<string, string> }
  /** 200 unless said. */
  status?: number
}

/** Every page template in its states. A test fails when one of resources/views/pages is rendered at no stop. */
export const tour: Stop[] = [
  ...[...visitors, ...authors, ...account, ...notices, ...people, ...offices, ...records],
  ...[
    ...backups,
    ...mirror,
    ...mirrorHere,
    ...safety,
    ...packages,
    ...h5p,
    ...courses,
    ...takenCourses,
    ...credentials,
    ...courseClasses,
    ...pairing,
    ...curriculum,
    ...media,
  ],
  ...[...backups, ...mirror, ...safety, ...packages, ...h5p, ...courses, ...curriculum, ...media],
  ...shelves,
  ...[...shelves, ...questions],
  ...empty.map((stop) => ({ ...stop, site: 'empty' as const })),
]
