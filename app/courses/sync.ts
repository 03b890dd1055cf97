import type { SyncRules } from '#shared/sync/rules'

const written = { direction: 'both', owner: 'institution', conflict: 'owner_wins' } as const
const done = { direction: 'up', owner: 'person', conflict: 'owner_wins' } as const

const OWN = { scope: 'national' } as const

/**
 * Banks and quizzes of the country go down with editions, with every version that is asked; those of a school stay
 * with it. What learners answered goes up.
 */
export default {
  courses_question_banks: {
    ...written,
    personal: ['created_by'],
    edition: {
      ...{ which: 'all', where: OWN, code: 'code', may: { institution_id: 'institutions' } },
      ...{ instead: { created_by: null }, whenGone: 'keep' },
    },
  },
  courses_questions: {
    ...written,
    personal: ['created_by'],
    edition: {
      ...{ which: 'with', needs: { bank_id: 'courses_question_banks' } },
      ...{ instead: { created_by: null }, whenGone: { state: 'retired' } },
    },
  },
  courses_question_versions: {
    ...written,
    personal: ['created_by'],
    edition: {
      ...{ which: 'with', needs: { question_id: 'courses_questions' } },
      ...{ natural: [['question_id', 'number']], instead: { created_by: null }, whenGone: 'keep' },
    },
  },
  courses_question_tags: {
    ...written,
    personal: [],
    edition: {
      ...{ which: 'with', needs: { question_id: 'courses_questions' } },
      natural: [['question_id', 'tag_key']],
    },
  },
  courses_question_alignments: {
    ...written,
    personal: [],
    edition: {
      which: 'with',
      needs: {
        ...{ question_id: 'courses_questions', lesson_id: 'curriculum_lessons' },
        outcome_id: 'curriculum_outcomes',
      },
      natural: [['question_id', 'lesson_id', 'outcome_id']],
    },
  },
  courses_question_files: {
    ...written,
    personal: [],
    edition: {
      ...{ which: 'with', needs: { version_id: 'courses_question_versions' } },
      ...{ blobs: ['blob_id'], natural: [['version_id', 'name']], whenGone: 'keep' },
    },
  },
  courses_quizzes: {
    ...written,
    personal: ['created_by'],
    edition: {
      ...{ which: 'all', where: { ...OWN, state: ['open', 'closed'] }, code: 'code' },
      ...{ may: { institution_id: 'institutions' }, instead: { created_by: null } },
      whenGone: { state: 'closed' },
    },
  },
  courses_quiz_sections: {
    ...written,
    personal: [],
    edition: { which: 'with', needs: { quiz_id: 'courses_quizzes' } },
  },
  courses_quiz_slots: {
    ...written,
    personal: [],
    edition: {
      which: 'with',
      needs: {
        ...{ section_id: 'courses_quiz_sections', question_id: 'courses_questions' },
        bank_id: 'courses_question_banks',
      },
    },
  },
  courses_courses: {
    ...written,
    personal: ['created_by'],
    edition: {
      ...{ which: 'all', where: { ...OWN, state: ['open', 'archived'] }, code: 'code' },
      may: { institution_id: 'institutions', subject_id: 'curriculum_subjects' },
      ...{ instead: { created_by: null }, whenGone: { state: 'archived' } },
    },
  },
  courses_sections: {
    ...written,
    personal: [],
    edition: { which: 'with', needs: { course_id: 'courses_courses' } },
  },
  courses_activities: {
    ...written,
    personal: [],
    edition: {
      which: 'with',
      needs: {
        ...{ course_id: 'courses_courses', section_id: 'courses_sections' },
        ...{ resource_id: 'library_resources', quiz_id: 'courses_quizzes' },
        package_id: 'runtime_packages',
      },
      whenGone: 'keep',
    },
  },
  courses_gradebooks: {
    ...written,
    personal: [],
    edition: {
      ...{ which: 'with', needs: { course_id: 'courses_courses' }, natural: [['course_id']] },
    },
  },
  courses_grade_categories: {
    ...written,
    personal: [],
    edition: { which: 'with', needs: { course_id: 'courses_courses' } },
  },
  courses_groups: { ...written, personal: [] },
  courses_cohorts: { ...written, personal: ['created_by'] },
  courses_cohort_people: { ...written, personal: ['person_id'] },
  courses_instructors: { ...written, personal: ['person_id'] },
  courses_posts: { ...done, personal: ['person_id', 'body', 'decided_by'] },
  courses_enrolments: { ...done, personal: ['person_id'] },
  courses_progress: { ...done, personal: ['person_id'] },
  courses_hand_ins: { ...done, personal: ['person_id', 'text', 'feedback', 'marked_by'] },
  courses_hand_in_files: { ...done, personal: ['name'] },
  courses_grades: { ...done, personal: ['person_id', 'feedback', 'given_by'] },
  courses_quiz_attempts: { ...done, personal: ['person_id'] },
  courses_quiz_answers: { ...done, personal: ['answer', 'comment', 'marked_by'] },
  courses_accommodations: { ...written, personal: ['person_id', 'given_by'] },
} satisfies SyncRules
