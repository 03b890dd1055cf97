import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright'

const CANDIDATES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** The machine's Chromium, or undefined: browser tests are then skipped by name. */
export const chromiumPath = CANDIDATES.find((path): path is string => !!path && existsSync(path))

/** Says why a browser test was skipped. */
export const WITHOUT_CHROMIUM = 'no Chromium on this machine (on Debian: apt-get install chromium)'

let browser: Browser | undefined

/** One browser for the whole suite; pages are opened in contexts of their own. */
export async function openBrowser() {
  browser ??= await chromium.launch({
    executablePath: chromiumPath,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  })
  return browser
}

export async function closeBrowser() {
  await browser?.close()
  browser = undefined
}
