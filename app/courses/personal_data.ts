import db from '@adonisjs/lucid/services/db'
import type { PersonalData } from '#shared/privacy/personal_data'

/** What a person wrote for others, answered, and was allowed. */
export const coursesPersonalData: PersonalData[] = [
  {
    kind: 'courses.quiz_attempts',
    tables: ['courses_quiz_attempts', 'courses_quiz_answers'],
    query: (personId) =>
      db
        .from('courses_quiz_answers as w')
        .join('courses_quiz_attempts as a', 'a.id', 'w.attempt_id')
        .join('courses_quizzes as z', 'z.id', 'a.quiz_id')
        .where('a.person_id', personId)
        .orderBy('a.started_at', 'desc')
        .limit(1000)
        .select('z.title_km', 'z.title_en', 'a.number', 'w.position', 'w.answer', 'w.score')
        .select('w.comment', 'w.answered_at'),
    erase: async (trx, personId) => {
      await trx.from('courses_quiz_attempts').where('person_id', personId).delete()
      await trx
        .from('courses_quiz_answers')
        .where('marked_by', personId)
        .update({ marked_by: null })
    },
  },
  {
    kind: 'courses.accommodations',
    tables: ['courses_accommodations'],
    query: (personId) =>
      db
        .from('courses_accommodations')
        .where('person_id', personId)
        .select('extra_percent', 'no_timer', 'extra_attempts', 'created_at'),
    erase: async (trx, personId) => {
      await trx.from('courses_accommodations').where('person_id', personId).delete()
    },
  },
  {
    kind: 'courses.enrolments',
    tables: ['courses_enrolments', 'courses_progress'],
    query: (personId) =>
      db
        .from('courses_enrolments as e')
        .join('courses_courses as c', 'c.id', 'e.course_id')
        .leftJoin('courses_progress as p', (on) =>
          on.on('p.course_id', 'e.course_id').andOn('p.person_id', 'e.person_id')
        )
        .leftJoin('courses_activities as a', 'a.id', 'p.activity_id')
        .where('e.person_id', personId)
        .orderBy('e.enrolled_at', 'desc')
        .limit(1000)
        .select('c.title_km', 'c.title_en', 'e.state', 'e.enrolled_at', 'e.completed_at')
        .select('a.title_km as activity_km', 'a.title_en as activity_en')
        .select('p.score', 'p.begun_at', 'p.done_at'),
    erase: async (trx, personId) => {
      for (const table of ['courses_enrolments', 'courses_progress', 'courses_instructors']) {
        await trx.from(table).where('person_id', personId).delete()
      }
    },
  },
  {
    kind: 'courses.hand_ins',
    tables: ['courses_hand_ins', 'courses_hand_in_files'],
    query: (personId) =>
      db
        .from('courses_hand_ins as h')
        .join('courses_activities as a', 'a.id', 'h.activity_id')
        .leftJoin('courses_hand_in_files as f', 'f.hand_in_id', 'h.id')
        .where('h.person_id', personId)
        .orderBy('h.updated_at', 'desc')
        .limit(1000)
        .select('a.title_km', 'a.title_en', 'h.state', 'h.text', 'h.score', 'h.feedback')
        .select('h.handed_in_at', 'f.name as file'),
    erase: async (trx, personId) => {
      await trx.from('courses_hand_ins').where('person_id', personId).delete()
      await trx.from('courses_hand_ins').where('marked_by', personId).update({ marked_by: null })
    },
  },
  {
    kind: 'courses.grades',
    tables: ['courses_grades'],
    query: (personId) =>
      db
        .from('courses_grades as g')
        .join('courses_courses as c', 'c.id', 'g.course_id')
        .leftJoin('courses_activities as a', 'a.id', 'g.activity_id')
        .where('g.person_id', personId)
        .orderBy('g.given_at', 'desc')
        .limit(1000)
        .select('c.title_km', 'c.title_en', 'a.title_km as activity_km')
        .select('a.title_en as activity_en', 'g.kind', 'g.score', 'g.feedback', 'g.given_at'),
    erase: async (trx, personId) => {
      await trx.from('courses_grades').where('person_id', personId).delete()
      await trx.from('courses_grades').where('given_by', personId).update({ given_by: null })
    },
  },
  {
    kind: 'courses.questions',
    tables: [
      ...['courses_question_banks', 'courses_questions', 'courses_question_versions'],
      ...['courses_quizzes', 'courses_courses', 'courses_instructors'],
    ],
    query: (personId) =>
      db
        .from('courses_question_banks')
        .where('created_by', personId)
        .limit(1000)
        .select('code', 'title_km', 'title_en', 'created_at'),
  },
  {
    kind: 'courses.posts',
    tables: ['courses_posts'],
    query: (personId) =>
      db
        .from('courses_posts as p')
        .join('courses_courses as c', 'c.id', 'p.course_id')
        .where('p.person_id', personId)
        .orderBy('p.created_at', 'desc')
        .limit(1000)
        .select('c.title_km', 'c.title_en', 'p.body', 'p.state', 'p.created_at'),
    words: { state: 'discussion.states' },
    erase: async (trx, personId) => {
      const own = () => trx.from('courses_posts').where('person_id', personId)
      // What others answered stays, as posts of their own.
      const written = await own().select('id')
      const ids = written.map(({ id }) => id as string)
      await trx.from('courses_posts').whereIn('parent_id', ids).update({ parent_id: null })
      await own().delete()
      await trx.from('courses_posts').where('decided_by', personId).update({ decided_by: null })
    },
  },
  {
    kind: 'courses.cohorts',
    tables: ['courses_cohorts', 'courses_cohort_people'],
    query: (personId) =>
      db
        .from('courses_cohort_people as p')
        .join('courses_cohorts as c', 'c.id', 'p.cohort_id')
        .where('p.person_id', personId)
        .limit(1000)
        .select('c.name', 'p.added_at as created_at'),
    erase: async (trx, personId) => {
      await trx.from('courses_cohort_people').where('person_id', personId).delete()
      await trx.from('courses_cohorts').where('created_by', personId).update({ created_by: null })
    },
  },
]
