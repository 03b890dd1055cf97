import type { SyncRules } from '#shared/sync/rules'

const all = { which: 'all' } as const

const down = { direction: 'down', owner: 'ministry', conflict: 'owner_wins', personal: [] } as const

const ofFramework = { framework_id: 'curriculum_frameworks' } as const
const inFramework = [['framework_id', 'code']] as const

/** What others hold on to is kept when an edition has it no more; a framework that is gone is not shown. */
export default {
  curriculum_frameworks: {
    ...down,
    edition: {
      ...all,
      may: { copied_from_id: 'curriculum_frameworks' },
      natural: [['code', 'version']],
      whenGone: { is_visible: false },
    },
  },
  curriculum_subjects: {
    ...down,
    edition: { ...all, needs: ofFramework, natural: [['code']], whenGone: 'keep' },
  },
  curriculum_chapters: {
    ...down,
    edition: {
      ...all,
      needs: { ...ofFramework, subject_id: 'curriculum_subjects' },
      ...{ natural: inFramework, whenGone: 'keep' },
    },
  },
  curriculum_lessons: {
    ...down,
    edition: {
      ...all,
      needs: { ...ofFramework, chapter_id: 'curriculum_chapters' },
      ...{ natural: inFramework, whenGone: 'keep' },
    },
  },
  curriculum_topics: {
    ...down,
    edition: {
      ...all,
      needs: { ...ofFramework, lesson_id: 'curriculum_lessons' },
      ...{ natural: inFramework, whenGone: 'keep' },
    },
  },
  curriculum_outcomes: {
    ...down,
    edition: {
      ...all,
      needs: { ...ofFramework, lesson_id: 'curriculum_lessons', topic_id: 'curriculum_topics' },
      ...{ natural: inFramework, whenGone: 'keep' },
    },
  },
  curriculum_case_documents: down,
  curriculum_case_items: down,
  curriculum_case_associations: down,
  curriculum_case_definitions: down,
  curriculum_years: {
    ...down,
    edition: {
      ...all,
      ...{ where: { is_draft: false }, natural: [['name', 'place_code']], whenGone: 'keep' },
    },
  },
  curriculum_semesters: {
    ...down,
    edition: {
      ...all,
      ...{ needs: { year_id: 'curriculum_years' }, natural: [['year_id', 'number']] },
    },
  },
  curriculum_holidays: {
    ...down,
    edition: {
      ...all,
      ...{ where: { is_draft: false }, natural: [['day', 'place_code', 'name_en']] },
    },
  },
} satisfies SyncRules
