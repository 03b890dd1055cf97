import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright'
import * as inPage from './in_page.js'

const axeSource = await readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Lines of Kantumruy Pro overlap below this line height (docs/develop/interface.md). */
const LEAST_LINE_HEIGHT = 1.39

/** What axe finds against WCAG 2.2 AA, as `rule: element why`. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  return page.evaluate(inPage.runAxe, WCAG)
}

/** The elements that reach beyond the right edge, if the page scrolls sideways. */
export const sideways = (page: Page) => page.evaluate(inPage.sideways)

/** Khmer text whose lines overlap, whose letters are pulled apart, or that is cut off by its box. */
export const clippedKhmer = (page: Page) => page.evaluate(inPage.clippedKhmer, LEAST_LINE_HEIGHT)
