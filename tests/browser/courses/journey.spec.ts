import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { chromiumPath, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { DESKTOP, PHONE } from '#tests/support/chromium_visit'
import { axeViolations } from '#tests/support/page_checks'
import { journeys, press, say as sayIn, signIn } from '#tests/support/journey'
import { makeBank, makeQuestion, samples } from '#tests/support/question_forms'
import { field } from '#tests/support/writing'
import type { Locale } from '#config/i18n'

const link = (page: Page, name: string) =>
  page.getByRole('main').getByRole('link', { name, exact: true })

/** Learns about the page that it is whole: in the language of its reader, without a fault that axe finds. */
async function whole(page: Page, locale: Locale) {
  const said = await page.locator('html').getAttribute('lang')
  const faults = await axeViolations(page)
  return said === locale ? faults : [`lang ${said}`, ...faults]
}

test.group('A course', (group) => {
  const { person, site } = journeys(group)

  for (const locale of ['km', 'en'] as const) {
    test(`an instructor builds it, a guest reads, a student completes it: ${locale}`, async ({
      assert,
    }) => {
      const say = (key: string, data?: Record<string, unknown>) => sayIn(key, data, locale)
      const enter = async (page: Page, who: string) => {
        const { username, secret } = site().account(who)
        await signIn(page, username, secret, locale)
        await page.waitForURL((url) => url.pathname !== '/sign-in')
      }
      const title = { km: 'ចលនា និងកម្លាំង', en: 'Motion and force' }
      const quizTitle = { km: 'តេស្តកម្លាំង', en: 'Quiz on force' }
      const bank = await makeBank()
      for (const one of [samples.true_false, samples.short_text]) await makeQuestion(bank.id, one)

      const teacher = await person({ device: DESKTOP, locale })
      await enter(teacher, 'thida.specialist')
      await teacher.goto('/quizzes?tab=mine')
      await link(teacher, say('courses.quizzes.create')).click()
      await field(teacher, 'title_km').fill(quizTitle.km)
      await field(teacher, 'title_en').fill(quizTitle.en)
      await field(teacher, 'scope').and(teacher.locator('[value=national]')).check()
      await press(teacher, say('courses.save'))
      await link(teacher, say('picks.title')).click()
      await teacher.goto(`${teacher.url().split('?')[0]}?bank=${bank.code}`)
      for (const box of await field(teacher, 'questions[]').all()) await box.check()
      await press(teacher, say('picks.add'))
      await teacher.getByText(say('picks.added', { count: 2 })).waitFor()
      assert.deepEqual(await whole(teacher, locale), [])
      const quiz = new URL(teacher.url()).pathname.replace('/questions', '')
      await teacher.goto(quiz)
      await press(teacher, say('courses.quizzes.open'))

      await teacher.goto('/courses/create')
      await field(teacher, 'title_km').fill(title.km)
      await field(teacher, 'title_en').fill(title.en)
      await field(teacher, 'description_km').fill('បីជំហាន')
      await field(teacher, 'scope').and(teacher.locator('[value=national]')).check()
      await field(teacher, 'entry').and(teacher.locator('[value=open]')).check()
      await field(teacher, 'is_guest').check()
      await press(teacher, say('courses.save'))
      await teacher.waitForURL(/\/build$/)
      const build = teacher.url()
      await link(teacher, say('course.types.page')).click()
      await field(teacher, 'title_km').fill('ច្បាប់ទីពីរ')
      await field(teacher, 'title_en').fill('The second law')
      await field(teacher, 'body_km').fill('កម្លាំង $F=ma$')
      await field(teacher, 'body_en').fill('Force $F=ma$')
      await field(teacher, 'completion').and(teacher.locator('[value=said]')).check()
      await press(teacher, say('courses.save'))
      await teacher.goto(build)
      await link(teacher, say('course.types.quiz')).click()
      await field(teacher, 'title_km').fill(quizTitle.km)
      await field(teacher, 'title_en').fill(quizTitle.en)
      await field(teacher, 'thing').fill(quiz)
      await field(teacher, 'completion').and(teacher.locator('[value=score]')).check()
      await field(teacher, 'passing').fill('60')
      await press(teacher, say('courses.save'))
      await teacher.goto(build)
      assert.deepEqual(await whole(teacher, locale), [])
      await press(teacher, say('course.build.open'))
      await teacher.getByText(say('course.notices.open')).waitFor()
      const course = new URL(build).pathname.replace('/build', '')

      const guest = await person({ device: PHONE, locale })
      await guest.goto(`/courses?q=${encodeURIComponent(title[locale])}`)
      await guest.getByRole('main').getByRole('link', { name: title[locale] }).first().click()
      await guest.waitForURL(`**${course}`)
      const page = { km: 'ច្បាប់ទីពីរ', en: 'The second law' }[locale]
      await guest.getByRole('link', { name: page }).click()
      await guest.locator('.prose math').waitFor()
      assert.equal(await guest.getByRole('button', { name: say('course.say_done') }).count(), 0)
      assert.deepEqual(await whole(guest, locale), [])
      await guest.goto(quiz)
      assert.match(guest.url(), /\/sign-in/)

      const pupil = await person({ device: PHONE, locale })
      await enter(pupil, 'nary.student')
      await pupil.goto(course)
      await press(pupil, say('course.enrol'))
      await pupil.getByText(say('course.notices.enrolled')).waitFor()
      assert.deepEqual(await whole(pupil, locale), [])
      await link(pupil, say('course.begin')).click()
      await press(pupil, say('course.say_done'))
      await pupil.waitForLoadState()
      await pupil.goto('/')
      await pupil.getByText(title[locale]).first().waitFor()
      await pupil.goto(course)
      const begin = link(pupil, say('course.begin'))
      await begin.or(link(pupil, say('course.go_on'))).click()
      await press(pupil, say('course.open_it.quiz'))
      await press(pupil, say('courses.quizzes.begin'))
      await pupil.waitForURL(/quiz-attempts/)
      for (let left = 2; left > 0; left--) {
        const yes = pupil.locator('input[value=true]')
        if (await yes.count()) await yes.check()
        else await pupil.locator('[data-answer] input[type=text]').fill('ភ្នំពេញ')
        await press(pupil, say(left > 1 ? 'courses.quizzes.next' : 'courses.quizzes.end'))
        await pupil.waitForURL(left > 1 ? /page=2/ : /hand-in/)
      }
      await press(pupil, say('courses.quizzes.hand_in'))
      await pupil.getByText(say('courses.quizzes.of', { score: '2', most: '2' })).waitFor()
      await pupil.goto(course)
      await pupil.getByText(say('course.completed_text')).waitFor()
      assert.deepEqual(await whole(pupil, locale), [])

      await teacher.goto(`${course}/people?show=through`)
      await teacher.getByRole('table').waitFor()
      assert.equal(await teacher.locator('tbody tr').count(), 1)
      assert.deepEqual(await whole(teacher, locale), [])
    })
      .skip(!chromiumPath, WITHOUT_CHROMIUM)
      .timeout(180_000)
  }
})
