import type { Page } from 'playwright'
import { contentOrigin } from '#runtime/content/origins'
import { origin } from '#tests/support/chromium_visit'

/** The application and where packages play. */
const ours = () => [origin(), contentOrigin(origin(), '')]

/** Chromium itself: its PDF viewer and what it keeps in memory. No host is asked. */
const WITHIN = /^(data|blob|about|chrome|chrome-extension):/

/** The answer of the page itself, which a test looks at anyway. */
const OWN_STATUS = /^Failed to load resource: the server responded with a status of 4\d\d/

/** Notes what a page should not do: ask another host, break the security policy, fail in a script. */
export function watchPage(page: Page) {
  let faults: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (!ours().includes(new URL(url).origin) && !WITHIN.test(url)) faults.push(`asked ${url}`)
  })
  page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest()
    if (!isPage && response.status() >= 400) faults.push(`${response.status()} ${response.url()}`)
  })
  page.on('console', (message) => {
    const isOwn = OWN_STATUS.test(message.text()) && message.location().url === page.url()
    if (message.type() === 'error' && !isOwn) faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`))
  return {
    /** What was noted since the last time. */
    take() {
      const taken = faults
      faults = []
      return taken
    },
  }
}
