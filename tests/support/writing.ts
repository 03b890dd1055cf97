import type { Page } from 'playwright'
import { press, say } from '#tests/support/journey'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)
export const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`)

type Titles = { km: string; en: string }

/** Fills in the form of a new resource but for its titles. */
export async function writeText(page: Page) {
  await page.goto('/library/create')
  await page.getByText(say('library.form.parts.write'), { exact: true }).click()
  await field(page, 'body_km').fill('## ផ្នែកទីមួយ\n\nអត្ថបទ ![គំនូរ](drawing.png)')
  await field(page, 'body_en').fill('## First part\n\nText ![A drawing](drawing.png)')
  await field(page, 'licence').selectOption('CC-BY-SA-4.0')
  await field(page, 'audience[]').first().check()
  for (const box of await field(page, 'languages[]').all()) await box.check()
}

export async function writeTitles(page: Page, { km, en }: Titles) {
  await field(page, 'title_km').fill(km)
  await field(page, 'title_en').fill(en)
}

export const attach = (page: Page) =>
  field(page, 'pictures[]').setInputFiles({
    name: 'drawing.png',
    mimeType: 'image/png',
    buffer: PNG,
  })

export const saveDraft = (page: Page) => press(page, say('library.resources.create.save'))

/** Takes what waits, finds everything right, and publishes it. */
export async function decide(page: Page, title: string) {
  await page.goto('/reviews?tab=waiting')
  await page.getByRole('link', { name: title }).click()
  await press(page, say('library.reviews.show.take'))
  for (const name of ['licence', 'alignment', 'accessibility', 'language', 'facts']) {
    await page.getByLabel(say(`library.reviews.checks.${name}`)).check()
  }
  await press(page, say('library.reviews.show.save'))
  await page.getByLabel(say('library.reviews.show.approve')).check()
  await press(page, say('library.reviews.show.decide'))
  await page.getByText(say('library.notices.published')).waitFor()
}
