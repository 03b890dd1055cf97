import type { SyncRules } from '#shared/sync/rules'

const down = { direction: 'down', owner: 'ministry', conflict: 'owner_wins', personal: [] } as const

export default {
  curriculum_frameworks: down,
  curriculum_subjects: down,
  curriculum_chapters: down,
  curriculum_lessons: down,
  curriculum_outcomes: down,
} satisfies SyncRules
