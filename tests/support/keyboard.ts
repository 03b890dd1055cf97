import type { Locator, Page } from 'playwright'

const MOST = 150

/** Presses Tab until one of these has the focus: what cannot be reached by the keyboard is a fault. */
export async function tabTo(page: Page, wanted: Locator) {
  const focused = wanted.and(page.locator(':focus'))
  for (let n = 0; n < MOST; n++) {
    if ((await focused.count()) > 0) return focused
    await page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard does not reach ${wanted}`)
}

/** Chooses one of a group of radios. */
export async function pick(page: Page, group: Locator, value: string) {
  const focused = await tabTo(page, group)
  for (let n = 0; n < 20; n++) {
    if ((await focused.getAttribute('value')) === value) return page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`No ${value} in ${group}`)
}

/** Chooses a value of a menu. */
export async function choose(page: Page, menu: Locator, value: string) {
  await tabTo(page, menu)
  await page.keyboard.press('Home')
  for (let n = 0; n < 20; n++) {
    if ((await menu.inputValue()) === value) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`No ${value} in ${menu}`)
}

export async function tick(page: Page, box: Locator) {
  await tabTo(page, box)
  await page.keyboard.press('Space')
}

export async function write(page: Page, field: Locator, text: string) {
  await tabTo(page, field)
  await page.keyboard.insertText(text)
}

/** Presses a button that the keyboard has reached. */
export async function enter(page: Page, button: Locator) {
  await tabTo(page, button)
  await page.keyboard.press('Enter')
}
