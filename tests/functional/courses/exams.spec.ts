import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { examSchemes, findPaper } from '#courses/queries/exam_schemes'
import { findQuiz } from '#courses/queries/quizzes'
import { faultOf, totalOf, type ExamScheme } from '#courses/exams/scheme'
import { handIn } from '#courses/actions/hand_in'
import { keepAnswers } from '#courses/actions/keep_answers'
import { rightAnswer } from '#courses/marking/right_answer'
import { answersOf } from '#courses/queries/attempts'
import { SYSTEM } from '#shared/actor'
import { htmlOf, signedIn } from '#tests/support/library'
import { makeInstitution } from '#tests/support/accounts'
import { begun, makeQuiz, samples } from '#tests/support/question_forms'

const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test.group('Examinations', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the papers of the Bac II come to its points, and letters follow from them', async ({
    assert,
  }) => {
    const [bac] = await examSchemes()
    assert.isUndefined(faultOf(bac))
    assert.deepEqual(
      bac.tracks.map(({ papers }) => papers.length),
      [7, 7]
    )
    const [science] = bac.tracks
    const reached = (share: number, without: string[] = []) =>
      totalOf(
        bac,
        science,
        new Map(science.papers.flatMap(({ key }) => (without.includes(key) ? [] : [[key, share]])))
      )
    // All of the language paper's 50 points bring the 25 above 25.
    assert.deepEqual(reached(1), { points: 500, letter: 'A' })
    assert.deepEqual(reached(0.8, ['language']), { points: 380, letter: 'B' })
    assert.deepEqual(reached(0.4), { points: 190, letter: 'F' })
    assert.deepEqual(reached(0.8, ['physics']), { points: 335, letter: null })
  })

  test('a scheme that says what cannot be is refused by its place', async ({ assert }) => {
    const [bac] = await examSchemes()
    const broken = (change: (scheme: ExamScheme) => void) => {
      const scheme = structuredClone(bac)
      change(scheme)
      return faultOf(scheme)
    }
    assert.equal(
      broken(({ tracks }) => void (tracks[0].papers[2].points = 70)),
      'bac2/science'
    )
    assert.equal(
      broken(({ tracks }) => void (tracks[1].papers[0].minutes = 0)),
      'bac2/social/khmer'
    )
    assert.equal(
      broken(({ grades }) => void grades.reverse()),
      'bac2/grades'
    )
  })

  test('a quiz is begun from a paper; a pupil practises it and sees points and total', async ({
    assert,
  }) => {
    const school = await makeInstitution()
    const teacher = await signedIn('teacher', school)
    const link = '/quizzes/create?paper=bac2/science/physics'
    assert.include(await htmlOf(teacher.browser.get('/quizzes/exams')), link)
    const form = await htmlOf(teacher.browser.get(link))
    assert.match(form, /name="time_limit"[^>]*value="90"|value="90"[^>]*name="time_limit"/)
    const fields = {
      ...{ title_km: 'រូបវិទ្យា', scope: 'institution', attempts: '0', grading: 'highest' },
      ...{ per_page: '0', review: 'after', time_limit: '90' },
    }
    const made = await teacher.browser.post('/quizzes', {
      ...fields,
      paper: 'bac2/science/physics',
    })
    const code = made.location!.split('/')[2]
    assert.equal((await findQuiz({ code })).settings.paper, 'bac2/science/physics')
    assert.include(words(await htmlOf(teacher.browser.get(made.location!))), '75 ពិន្ទុ')
    const other = await teacher.browser.post('/quizzes', { ...fields, paper: 'bac2/none' })
    assert.isNull((await findQuiz({ code: other.location!.split('/')[2] })).settings.paper)

    const { quiz } = await makeQuiz({
      ...{ settings: { paper: 'bac2/science/physics', timeLimit: 90 } },
      questions: [samples.single, samples.true_false, samples.short_text],
    })
    const pupil = await signedIn('student', school)
    const practice = words(await htmlOf(pupil.browser.get('/quizzes/exams')))
    assert.notInclude(practice, 'ក្នុងចំណោម 475')
    assert.notInclude(await htmlOf(pupil.browser.get('/quizzes/exams')), link)
    const list = await htmlOf(pupil.browser.get('/quizzes?paper=bac2/science/physics'))
    assert.include(list, `/quizzes/${quiz.code}`)
    const none = await htmlOf(pupil.browser.get('/quizzes?paper=bac2/social/history'))
    assert.notInclude(none, `/quizzes/${quiz.code}`)
    const attempt = await begun({ ...SYSTEM, personId: pupil.person.id }, quiz)
    const rows = await answersOf(attempt)
    // Two of four points.
    await keepAnswers(attempt, [{ id: rows[0].id, given: rightAnswer(rows[0].content) }])
    await handIn(attempt)
    const after = words(await htmlOf(pupil.browser.get('/quizzes/exams')))
    assert.include(after, '37.5')
    assert.include(after, 'ក្នុងចំណោម 475')
    assert.equal((await findPaper('bac2/science/physics'))?.paper.minutes, 90)
  })
})
