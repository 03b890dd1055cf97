import { framework } from '#curriculum/packs/framework'
import { subjects } from '#curriculum/packs/subjects'
import { holidays, years } from '#curriculum/packs/calendar'
import { chapters, lessons, outcomes, topics } from '#curriculum/packs/tree'
import { caseImport } from '#curriculum/imports/case'
import { yearsImport } from '#curriculum/imports/years'
import { outlineImport } from '#curriculum/imports/outline'
import { holidaysImport } from '#curriculum/imports/holidays'
import { curriculumEntries } from '#curriculum/administration'
import FrameworkEnforced from '#curriculum/events/framework_enforced'
import type { Subscriptions } from '#shared/modules/subscriptions'

export default {
  scopes: ['curriculum.read'],
  events: [FrameworkEnforced],
  packs: [framework, subjects, chapters, lessons, topics, outcomes, years, holidays],
  imports: [outlineImport, caseImport, yearsImport, holidaysImport],
  administration: curriculumEntries,
} satisfies Subscriptions
