import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright'
import { PASSWORD } from '#tests/support/accounts'
import { openBrowser } from '#tests/support/chromium'
import { signIn } from '#tests/support/journey'
import { OwnServer } from '#tests/support/own_server'

type Who = 'ministry' | 'school'

const PEOPLE: Record<Who, string[]> = {
  ministry: ['administrator', 'trainer', 'content_reviewer'],
  school: ['administrator', 'student'],
}

/** The ministry and a school, each a server of its own with people, and a folder of each that stands for a stick. */
export class TwoServers {
  readonly ministry = new OwnServer()
  readonly school = new OwnServer()
  #open: BrowserContext[] = []

  static async open() {
    const both = new TwoServers()
    await Promise.all([both.ministry.open(), both.school.open()])
    mkdirSync(both.ministry.dataDir, { recursive: true })
    await both.ministry.ace('migration:run', '--force')
    await both.school.copyFrom(both.ministry)
    await Promise.all([both.#begin('ministry'), both.#begin('school')])
    return both
  }

  async #begin(who: Who) {
    mkdirSync(this.stick(who), { recursive: true })
    const words = ['tests/support/mirror/seed_people.ts', who, ...PEOPLE[who]]
    const { output } = await this[who].run(words).ended
    if (!output.includes('SEEDED')) throw new Error(output)
    await this.serve(who)
  }

  /** Runs as `./ace up` would, with what works in the background. */
  serve(who: Who) {
    const role = who === 'ministry' ? 'origin' : 'mirror'
    const settings = { TONLE_ROLE: role, WORKER: 'true', STICK_FOLDERS: this.stick(who) }
    return this[who].serve(settings)
  }

  /** Where a stick is plugged in. */
  stick = (who: Who) => join(this[who].folder, 'media', 'stick')

  /** What lies on the ministry's stick now, to be plugged in at the school later. */
  copyStick(name: string) {
    cpSync(this.stick('ministry'), join(this.school.folder, name), { recursive: true })
  }

  /** One after the other in the same port. */
  plugIn(name: string) {
    rmSync(this.stick('school'), { recursive: true, force: true })
    renameSync(join(this.school.folder, name), this.stick('school'))
  }

  /** Somebody at a device, signed in at one of the servers. */
  async person(who: Who, role: string): Promise<Page> {
    const browser = await openBrowser()
    const context = await browser.newContext({ baseURL: this[who].url, locale: 'en' })
    this.#open.push(context)
    await context.addCookies([{ name: 'lang', value: 'en', url: this[who].url }])
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await signIn(page, role, PASSWORD)
    await page.waitForURL((url) => url.pathname !== '/sign-in')
    return page
  }

  async close() {
    for (const context of this.#open) await context.close()
    await this.ministry.close()
    await this.school.close()
  }
}
