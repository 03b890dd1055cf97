import type { FrameLocator, Locator } from 'playwright'

/** What a learner does with one kind of H5P content, from its first page to its result. */
type Learner = (content: FrameLocator) => Promise<void>

const check = (content: FrameLocator) =>
  content.locator('.h5p-question-check-answer:visible').first().click()

/** Writes into each field that is there. */
async function fill(fields: Locator, text: string) {
  for (let at = 0; at < (await fields.count()); at++) await fields.nth(at).fill(text)
}

async function drag(content: FrameLocator, what: string, where: string) {
  await content.locator(where).first().waitFor()
  await content.locator(what).first().dragTo(content.locator(where).first(), { timeout: 5000 })
}

/** Clicks again and again what appears, until nothing appears any more. */
async function clickThrough(content: FrameLocator, selector: string, most: number) {
  for (let n = 0; n < most; n++) {
    const next = content.locator(selector).first()
    const isThere = await next.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false
    )
    if (!isThere) return
    await next.click({ timeout: 3000 }).catch(() => {})
    await next.page().waitForTimeout(400)
  }
}

const answerOne: Record<string, Learner> = {
  'H5P.TrueFalse': async (content) => {
    await content.locator('.h5p-true-false-answer:visible').first().click()
    await check(content)
  },
  'H5P.MultiChoice': async (content) => {
    await content.locator('.h5p-answer:visible').first().click()
    await check(content)
  },
  'H5P.Blanks': async (content) => {
    const fields = content.locator('.h5p-text-input:visible')
    await fill(fields, 'ក')
    // Some look at each answer as soon as it is left.
    await fields.last().press('Tab')
    const button = content.locator('.h5p-question-check-answer:visible')
    if ((await button.count()) > 0) await button.first().click()
  },
  'H5P.DragText': async (content) => {
    await drag(
      content,
      '.h5p-drag-draggable-words .ui-draggable:visible, .ui-draggable:visible',
      '.ui-droppable:visible'
    )
    await check(content)
  },
  'H5P.MarkTheWords': async (content) => {
    await content.locator('[role=option]:visible').first().click()
    await check(content)
  },
}

/** The order of the questions in the set of the corpus. */
const ORDER = ['MultiChoice', 'TrueFalse', 'Blanks', 'DragText', 'MarkTheWords'].map(
  (one) => `H5P.${one}`
)

/** By main library. Kinds that are not here have nothing to answer. */
export const learners: Record<string, Learner> = {
  ...answerOne,
  'H5P.DragQuestion': async (content) => {
    await drag(content, '.h5p-draggable:visible', '.h5p-dropzone .h5p-inner')
    await check(content)
  },
  'H5P.Essay': async (content) => {
    await content.locator('textarea').fill('ទូកអណ្ដែតលើទន្លេសាប ហើយទឹកឡើងចុះតាមរដូវ។ '.repeat(12))
    await check(content)
  },
  'H5P.Crossword': async (content) => {
    await content.locator('.h5p-crossword-cell input').first().click()
    await fill(content.locator('.h5p-crossword-cell input'), 'a')
    // Below the fold of the player: reached as with the keyboard, which scrolls to it.
    await content.locator('.h5p-question-check-answer:visible').first().press('Enter')
  },
  'H5P.SingleChoiceSet': (content) =>
    clickThrough(
      content,
      '.h5p-sc-current-slide .h5p-sc-alternative:not(.h5p-sc-selected), .h5p-sc-next-button:visible',
      12
    ),
  'H5P.Summary': (content) => clickThrough(content, '.summary-claim-unclicked:visible', 30),
  'H5P.Flashcards': async (content) => {
    for (let n = 0; n < 8; n++) {
      const field = content.locator('.h5p-current .h5p-textinput:visible')
      if ((await field.count()) === 0) return
      await field.fill('x')
      await content.locator('.h5p-current .h5p-check-button:visible').click()
      const next = content.locator('.h5p-next:visible, .h5p-show-results:visible').first()
      await next.click({ timeout: 3000 }).catch(() => {})
      await field.page().waitForTimeout(500)
    }
  },
  'H5P.FindTheWords': async (content) => {
    await content.locator('.h5p-joubelui-button:visible').first().click()
  },
  'H5P.QuestionSet': async (content) => {
    await content
      .locator('.qs-startbutton:visible')
      .click({ timeout: 1000 })
      .catch(() => {})
    for (const name of ORDER) {
      await answerOne[name](content)
      await content
        .locator('.h5p-question-next:visible, .h5p-question-finish:visible')
        .first()
        .click()
    }
  },
  'H5P.BranchingScenario': async (content) => {
    await content.locator('.h5p-start-button').click()
    await content.locator('.h5p-branching-question-alternative').first().click()
    await content.locator('.h5p-nav-button:visible').click()
  },
}
