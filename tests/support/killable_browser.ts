import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext } from 'playwright'
import { chromiumPath } from '#tests/support/chromium'

/** A browser with a folder of its own, which ends as a phone does whose battery is taken out. */
export class KillableBrowser {
  readonly folder = mkdtempSync(join(tmpdir(), 'tonle-browser-'))
  #kill: (() => Promise<void>) | undefined

  /** Starts it, with what it kept from before. */
  async start(): Promise<BrowserContext> {
    const child = spawn(chromiumPath!, [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ...['--remote-debugging-port=0', `--user-data-dir=${this.folder}`, 'about:blank'],
    ])
    const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
    this.#kill = async () => {
      child.kill('SIGKILL')
      await gone
    }
    let said = ''
    const endpoint = await new Promise<string>((resolve, reject) => {
      child.stderr.on('data', (text) => {
        said += text
        const address = /listening on (ws:\S+)/.exec(said)?.[1]
        if (address) resolve(address)
      })
      void gone.then(() => reject(new Error(said)))
    })
    const browser = await chromium.connectOverCDP(endpoint)
    return browser.contexts()[0]
  }

  async kill() {
    await this.#kill?.()
    this.#kill = undefined
  }

  async close() {
    await this.kill()
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
