import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { Banks, Questions, QuestionTrials, QuestionCopies } = controllers.courses
const { QuestionImports, QuestionFiles } = controllers.courses
const { Quizzes, QuizOpenings, QuizParts, QuizPicks, ExamSchemes, QuizAttempts, QuizAnswers } =
  controllers.courses
const { Courses, Builds, CourseSections, CourseActivities, CourseOpenings } = controllers.courses
const { CourseCopies, CoursePeople, Instructors, Enrolments, Attendances } = controllers.courses
const { Activities, ActivityOpenings, ActivityEnds } = controllers.courses
const { Works, WorkMarks, WorkFiles } = controllers.courses
const { Grades, OwnGrades, GivenGrades, Gradebooks } = controllers.courses
const { ClassProgress, ProgressChanges, ActivityProgress, LearnerProgress } = controllers.courses
const { Posts, PostReports, Nudges, CourseGroups, Previews } = controllers.courses
const { Cohorts, CohortPeople } = controllers.courses
const { HandIns, QuizMarks, QuizResults, Regrades, Accommodations } = controllers.courses
const { CourseCertificates } = controllers.courses

/** Codes are written in capitals: `/courses/create` is none. */
const CODE = /^[0-9A-Z]{4,12}$/
const UUID = router.matchers.uuid()

router
  .group(() => {
    router.get('/', [Banks, 'index'])
    router.get('/create', [Banks, 'create'])
    router.post('/', [Banks, 'store'])
    router.get('/:code', [Banks, 'show'])
    router.get('/:code/edit', [Banks, 'edit'])
    router.put('/:code', [Banks, 'update'])
    router.delete('/:code', [Banks, 'destroy'])
    router.get('/:code/questions/create', [Questions, 'create'])
    router.post('/:code/questions', [Questions, 'store'])
    router.get('/:code/imports', [QuestionImports, 'create'])
    router.post('/:code/imports', [QuestionImports, 'store'])
    router.get('/:code/questions.json', [QuestionImports, 'show'])
  })
  .prefix('question-banks')
  .as('courses')
  .use(middleware.auth())

router
  .group(() => {
    router.get('/questions/:id', [Questions, 'show'])
    router.get('/questions/:id/edit', [Questions, 'edit'])
    router.put('/questions/:id', [Questions, 'update'])
    router.delete('/questions/:id', [Questions, 'destroy'])
    router.post('/questions/:id/trials', [QuestionTrials, 'store'])
    router.post('/questions/:id/copies', [QuestionCopies, 'store'])
    router.get('/question-files/:version/:name', [QuestionFiles, 'show'])
  })
  .as('courses')
  .use(middleware.auth())

router
  .group(() => {
    router.get('/', [Quizzes, 'index'])
    router.get('/create', [Quizzes, 'create'])
    router.get('/exams', [ExamSchemes, 'index'])
    router.post('/', [Quizzes, 'store'])
    router.get('/:code', [Quizzes, 'show'])
    router.get('/:code/edit', [Quizzes, 'edit'])
    router.put('/:code', [Quizzes, 'update'])
    router.delete('/:code', [Quizzes, 'destroy'])
    router.post('/:code/opening', [QuizOpenings, 'store'])
    router.delete('/:code/opening', [QuizOpenings, 'destroy'])
    router.get('/:code/parts', [QuizParts, 'create'])
    router.post('/:code/parts', [QuizParts, 'store'])
    router.put('/:code/parts/:id', [QuizParts, 'update'])
    router.delete('/:code/parts/:id', [QuizParts, 'destroy'])
    router.get('/:code/questions', [QuizPicks, 'create'])
    router.post('/:code/questions', [QuizPicks, 'store'])
    router.post('/:code/sections', [QuizParts, 'addSection'])
    router.put('/:code/sections/:id', [QuizParts, 'changeSection'])
    router.delete('/:code/sections/:id', [QuizParts, 'removeSection'])
    router.post('/:code/attempts', [QuizAttempts, 'store'])
    router.get('/:code/results', [QuizResults, 'index'])
    router.get('/:code/items', [QuizResults, 'items'])
    router.post('/:code/regrades', [Regrades, 'store'])
    router.get('/:code/marks', [QuizMarks, 'index'])
    router.get('/:code/accommodations', [Accommodations, 'create'])
    router.post('/:code/accommodations', [Accommodations, 'store'])
    router.delete('/:code/accommodations/:id', [Accommodations, 'destroy'])
  })
  .prefix('quizzes')
  .as('courses')
  .use(middleware.auth())

router
  .group(() => {
    router.get('/hand-ins/:id/mark', [WorkMarks, 'edit'])
    router.put('/hand-ins/:id/mark', [WorkMarks, 'update'])
    router.get('/hand-ins/:id/files/:file', [WorkFiles, 'show'])
    router.get('/quiz-attempts/:id', [QuizAttempts, 'show'])
    router.put('/quiz-attempts/:id/answers', [QuizAnswers, 'update'])
    router.get('/quiz-attempts/:id/hand-in', [HandIns, 'create'])
    router.post('/quiz-attempts/:id/hand-in', [HandIns, 'store'])
    router.get('/quiz-answers/:id/mark', [QuizMarks, 'edit'])
    router.put('/quiz-answers/:id/mark', [QuizMarks, 'update'])
  })
  .as('courses')
  .use(middleware.auth())

router
  .group(() => {
    router.get('/', [Courses, 'index'])
    router.get('/:code', [Courses, 'show']).where('code', CODE)
    router.get('/:code/activities/:id', [Activities, 'show']).where('id', router.matchers.uuid())
  })
  .prefix('courses')
  .as('courses')

router
  .group(() => {
    router.get('/join', [Enrolments, 'create'])
    router.post('/join', [Enrolments, 'join'])
    router.get('/create', [Courses, 'create'])
    router.post('/', [Courses, 'store'])
    router.get('/:code/edit', [Courses, 'edit'])
    router.put('/:code', [Courses, 'update'])
    router.delete('/:code', [Courses, 'destroy'])
    router.get('/:code/build', [Builds, 'show'])
    router.put('/:code/build', [Builds, 'update'])
    router.post('/:code/sections', [CourseSections, 'store'])
    router.put('/:code/sections/:id', [CourseSections, 'update'])
    router.delete('/:code/sections/:id', [CourseSections, 'destroy'])
    router.get('/:code/activities/create', [CourseActivities, 'create'])
    router.post('/:code/activities', [CourseActivities, 'store'])
    router.get('/:code/activities/:id/edit', [CourseActivities, 'edit'])
    router.put('/:code/activities/:id', [CourseActivities, 'update'])
    router.delete('/:code/activities/:id', [CourseActivities, 'destroy'])
    router.post('/:code/opening', [CourseOpenings, 'store'])
    router.delete('/:code/opening', [CourseOpenings, 'destroy'])
    router.post('/:code/copies', [CourseCopies, 'store'])
    router.post('/:code/enrolment', [Enrolments, 'store'])
    router.delete('/:code/enrolment', [Enrolments, 'destroy'])
    router.post('/:code/activities/:id/opening', [ActivityOpenings, 'store'])
    router.post('/:code/activities/:id/end', [ActivityEnds, 'store'])
    router.post('/:code/activities/:id/hand-in', [Works, 'store'])
    router.get('/:code/activities/:id/hand-ins', [WorkMarks, 'index'])
    router.get('/:code/people', [CoursePeople, 'index'])
    router.get('/:code/people/create', [CoursePeople, 'create'])
    router.post('/:code/people', [CoursePeople, 'store'])
    router.delete('/:code/people/:id', [CoursePeople, 'destroy'])
    router.post('/:code/instructors', [Instructors, 'store'])
    router.delete('/:code/instructors/:id', [Instructors, 'destroy'])
    router.get('/:code/activities/:id/attendance', [Attendances, 'edit'])
    router.put('/:code/activities/:id/attendance', [Attendances, 'update'])
    router.get('/:code/gradebook', [Gradebooks, 'edit'])
    router.put('/:code/gradebook', [Gradebooks, 'update'])
    router.get('/:code/grades', [Grades, 'index'])
    router.get('/:code/grades/mine', [OwnGrades, 'show'])
    router.get('/:code/grades/:person', [Grades, 'show']).where('person', UUID)
    router.get('/:code/grades/:person/:of', [GivenGrades, 'edit']).where('person', UUID)
    router.put('/:code/grades/:person/:of', [GivenGrades, 'update']).where('person', UUID)
    router.get('/:code/certificates', [CourseCertificates, 'index'])
    router.post('/:code/certificates', [CourseCertificates, 'store'])
    router.put('/:code/certificates', [CourseCertificates, 'update'])
  })
  .prefix('courses')
  .as('courses')
  .use(middleware.auth())

router
  .group(() => {
    router.get('/:code/posts', [Posts, 'index'])
    router.post('/:code/activities/:id/posts', [Posts, 'store']).where('id', router.matchers.uuid())
    router.put('/:code/posts/:id', [Posts, 'update'])
    router.delete('/:code/posts/:id', [Posts, 'destroy'])
    router.post('/:code/posts/:id/report', [PostReports, 'store'])
    router.get('/:code/preview', [Previews, 'show'])
    router
      .get('/:code/preview/activities/:id', [Previews, 'activity'])
      .where('id', router.matchers.uuid())
    router.get('/:code/progress', [ClassProgress, 'index'])
    router.get('/:code/progress/changes', [ProgressChanges, 'show'])
    router.get('/:code/progress/projector', [ClassProgress, 'projector'])
    router
      .get('/:code/progress/activities/:id', [ActivityProgress, 'show'])
      .where('id', router.matchers.uuid())
    router
      .get('/:code/progress/activities/:id/projector', [ActivityProgress, 'projector'])
      .where('id', router.matchers.uuid())
    router.get('/:code/progress/learners/:id', [LearnerProgress, 'show'])
    router.post('/:code/nudges', [Nudges, 'store'])
    router.get('/:code/groups', [CourseGroups, 'create'])
    router.post('/:code/groups', [CourseGroups, 'store'])
    router.put('/:code/groups', [CourseGroups, 'update'])
    router.delete('/:code/groups/:id', [CourseGroups, 'destroy'])
  })
  .prefix('courses')
  .as('courses')
  .use(middleware.auth())

router
  .group(() => {
    router.get('/', [Cohorts, 'index'])
    router.get('/create', [Cohorts, 'create'])
    router.post('/', [Cohorts, 'store'])
    router.get('/:code', [Cohorts, 'show'])
    router.get('/:code/edit', [Cohorts, 'edit'])
    router.put('/:code', [Cohorts, 'update'])
    router.delete('/:code', [Cohorts, 'destroy'])
    router.post('/:code/people', [CohortPeople, 'store'])
    router.delete('/:code/people/:id', [CohortPeople, 'destroy'])
  })
  .prefix('cohorts')
  .as('courses')
  .use(middleware.auth())
