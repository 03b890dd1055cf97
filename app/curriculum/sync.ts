import type { SyncRules } from '#shared/sync/rules'

const down = { direction: 'down', owner: 'ministry', conflict: 'owner_wins', personal: [] } as const

export default {
  curriculum_frameworks: down,
  curriculum_subjects: down,
  curriculum_chapters: down,
  curriculum_lessons: down,
  curriculum_topics: down,
  curriculum_outcomes: down,
  curriculum_case_documents: down,
  curriculum_case_items: down,
  curriculum_case_associations: down,
  curriculum_case_definitions: down,
  curriculum_years: down,
  curriculum_semesters: down,
  curriculum_holidays: down,
} satisfies SyncRules
