import { test } from '@japa/runner'
import { chromiumPath, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { PHONE } from '#tests/support/chromium_visit'
import { journeys, press, say, search } from '#tests/support/journey'
import { attach, decide, field, saveDraft, writeText, writeTitles } from '#tests/support/writing'

test.group('Writing', (group) => {
  const { person, signIn } = journeys(group)

  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? '' : ', without script'
    const km = `ព្រះច័ន្ទ${javaScriptEnabled ? 'ពេញបូណ៌មី' : 'ថ្មី'}`
    const en = javaScriptEnabled ? 'The full moon' : 'The new moon'

    test(`a trainer writes, a reviewer publishes, a pupil reads${how}`, async ({ assert }) => {
      const trainer = await person({ javaScriptEnabled })
      await signIn(trainer, 'trainer')
      await writeText(trainer)
      await field(trainer, 'keywords_km').fill('ព្រះច័ន្ទ')
      const refused = trainer.waitForResponse((answer) => answer.request().method() === 'POST')
      await saveDraft(trainer)
      assert.equal((await refused).status(), 422)
      await trainer.locator('.error-summary, [role=alert]').first().waitFor()
      assert.equal(
        await field(trainer, 'keywords_km').inputValue(),
        'ព្រះច័ន្ទ',
        'nothing typed is lost'
      )
      assert.include(await field(trainer, 'body_en').inputValue(), 'First part')
      await writeTitles(trainer, { km, en })
      await attach(trainer)
      await saveDraft(trainer)
      await trainer.getByText(say('library.notices.created')).waitFor()
      const address = new URL(trainer.url()).pathname

      const reviewer = await person({ javaScriptEnabled })
      await signIn(reviewer, 'content_reviewer')
      await press(trainer, say('library.reviews.submit'))
      await decide(reviewer, en)

      const pupil = await person({ device: PHONE, javaScriptEnabled })
      await signIn(pupil, 'nary.student')
      await search(pupil, en)
      await pupil.getByRole('link', { name: en }).first().click()
      await pupil.getByRole('heading', { level: 1, name: en }).waitFor()
      assert.equal(new URL(pupil.url()).pathname.slice(0, 16), address.slice(0, 16))
      const drawing = pupil.getByRole('img', { name: 'A drawing' })
      const width = await drawing.evaluate(async (image: any) => {
        await image.decode()
        return image.naturalWidth
      })
      assert.equal(width, 1)
    }).skip(!chromiumPath, WITHOUT_CHROMIUM)
  }

  test('what is for teachers only stays hidden from a pupil', async ({ assert }) => {
    const trainer = await person()
    await signIn(trainer, 'trainer')
    await writeText(trainer)
    await writeTitles(trainer, { km: 'ចម្លើយព្រះច័ន្ទ', en: 'Answers on eclipses' })
    await field(trainer, 'teacher_only').check()
    await saveDraft(trainer)
    await trainer.getByText(say('library.notices.created')).waitFor()
    const address = trainer.url()

    const reviewer = await person()
    await signIn(reviewer, 'content_reviewer')
    await press(trainer, say('library.reviews.submit'))
    await decide(reviewer, 'Answers on eclipses')

    const teacher = await person()
    await signIn(teacher, 'teacher')
    await search(teacher, 'eclipses')
    assert.equal(await teacher.getByRole('link', { name: 'Answers on eclipses' }).count(), 1)

    const pupil = await person()
    await signIn(pupil, 'nary.student')
    await search(pupil, 'eclipses')
    assert.equal(await pupil.getByRole('link', { name: 'Answers on eclipses' }).count(), 0)
    assert.equal((await pupil.goto(address))!.status(), 403)
    await pupil.getByRole('heading', { name: say('errors.403.title') }).waitFor()
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)
})
