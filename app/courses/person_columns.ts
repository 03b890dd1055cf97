import type { PersonColumn } from '#shared/people/person_columns'

/** Where courses name people. */
export const coursesPersonColumns: PersonColumn[] = [
  { table: 'courses_question_banks', column: 'created_by' },
  { table: 'courses_questions', column: 'created_by' },
  { table: 'courses_question_versions', column: 'created_by' },
  { table: 'courses_quizzes', column: 'created_by' },
  { table: 'courses_courses', column: 'created_by' },
  { table: 'courses_instructors', column: 'person_id', unique: ['course_id'] },
  { table: 'courses_enrolments', column: 'person_id', unique: ['course_id'] },
  { table: 'courses_progress', column: 'person_id', unique: ['activity_id'] },
  { table: 'courses_hand_ins', column: 'person_id', unique: ['activity_id'] },
  { table: 'courses_hand_ins', column: 'marked_by' },
  { table: 'courses_grades', column: 'person_id' },
  { table: 'courses_grades', column: 'given_by' },
  { table: 'courses_quiz_attempts', column: 'person_id', unique: ['quiz_id', 'number'] },
  { table: 'courses_quiz_answers', column: 'marked_by' },
  { table: 'courses_accommodations', column: 'person_id', unique: ['quiz_id'] },
  { table: 'courses_accommodations', column: 'given_by' },
  { table: 'courses_cohorts', column: 'created_by' },
  { table: 'courses_cohort_people', column: 'person_id', unique: ['cohort_id'] },
  { table: 'courses_posts', column: 'person_id' },
  { table: 'courses_posts', column: 'decided_by' },
]
