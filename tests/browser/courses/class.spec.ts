import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { transaction } from '#shared/database/transaction'
import { noteProgress } from '#courses/actions/note_progress'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { chromiumPath, closeBrowser, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { newContext, PHONE, takeCookies } from '#tests/support/chromium_visit'
import { activityNow, enrolled, makeCourse } from '#tests/support/course_parts'
import { signedIn } from '#tests/support/library'
import { watchPage } from '#tests/support/watch_page'

test.group('The page of a class in Chromium', (group) => {
  group.setup(() => () => closeBrowser())
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('shows by itself what a pupil does, but takes no tick or word from the teacher', async ({
    assert,
    cleanup,
  }) => {
    const school = await makeInstitution()
    const teacher = await signedIn('teacher', school)
    const late = { dueAt: null, titleKm: 'មេរៀន', titleEn: 'Lesson' }
    const { course, activities } = await makeCourse({
      ...{ scope: 'own', createdBy: teacher.person.id, activities: [late, late] },
    })
    const pupils = []
    for (let n = 0; n < 2; n++) {
      const { person } = await makeAccount({ role: 'student', institutionId: school })
      await enrolled(course.code, person.id, school)
      pupils.push(person.id)
    }
    const does = async (n: number, pupil: string) => {
      const activity = await activityNow({ courseId: course.id, id: activities[n] })
      await transaction((trx) => noteProgress(trx, activity, pupil, { isSaid: true }))
    }
    const context = await newContext(PHONE)
    cleanup(() => context.close())
    await takeCookies(context, [...teacher.browser.cookies], 'en')
    const page = await context.newPage()
    const faults = watchPage(page)
    await page.goto(`/courses/${course.code}/progress`)
    await page.waitForSelector('live-page + :not([hidden])')
    const here = () => page.locator('.tiles dd').nth(1).innerText()
    assert.equal(await here(), '0')
    await does(0, pupils[0])
    await page.waitForFunction(
      () => (globalThis as any).document.querySelectorAll('.tiles dd')[1].innerText === '1'
    )
    await page.evaluate(() => {
      const { document } = globalThis as any
      const field = document.createElement('input')
      document.getElementById('class-now').append(field)
      field.value = 'not sent yet'
    })
    await does(0, pupils[1])
    await page.waitForTimeout(5000)
    assert.equal(await here(), '1', 'what was typed stays')
    await page.evaluate(() => {
      ;(globalThis as any).document.querySelector('#class-now input').value = ''
    })
    await page.waitForFunction(
      () => (globalThis as any).document.querySelectorAll('.tiles dd')[1].innerText === '2'
    )
    assert.deepEqual(faults.take(), [])
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)
})
