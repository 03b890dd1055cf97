import { openAsBlob } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BenchServer } from '#bench/support/server'

/** A person who brings lists through the pages. */
export class ImportClient {
  constructor(
    private server: BenchServer,
    private cookie: string,
    private kind = 'institutions.institutions'
  ) {}

  async page(path: string) {
    const headers = { accept: 'text/html', cookie: this.cookie }
    const answer = await fetch(this.server.url + path, { headers })
    return answer.text()
  }

  async #post(path: string, fields: FormData) {
    const html = await this.page(`/imports/create?kind=${this.kind}`)
    fields.append('_csrf', /name=['"]_csrf['"] value=['"]([^'"]+)/.exec(html)![1])
    const answer = await fetch(this.server.url + path, {
      ...{ method: 'POST', body: fields, redirect: 'manual' as const },
      headers: { accept: 'text/html', cookie: this.cookie },
    })
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}`)
    return answer.headers.get('location')!
  }

  /** Sends a file; the path of the import. */
  async bring(file: string, name: string) {
    const fields = new FormData()
    fields.append('kind', this.kind)
    fields.append('file', await openAsBlob(file), name)
    return this.#post('/imports', fields)
  }

  /** Begins an import of what lies somewhere else. */
  async look(options: Record<string, string>) {
    const fields = new FormData()
    fields.append('kind', this.kind)
    for (const [name, value] of Object.entries(options)) fields.append(name, value)
    return this.#post('/imports', fields)
  }

  apply(path: string) {
    return this.#post(`${path}/application`, new FormData())
  }

  discard(path: string) {
    return this.#post(`${path}?_method=DELETE`, new FormData())
  }

  async state(path: string) {
    return /data-state=['"](\w+)/.exec(await this.page(path))?.[1]
  }

  /** Waits for a state; seconds it took. */
  async until(path: string, wanted: string, most = 300) {
    const from = performance.now()
    for (;;) {
      const state = await this.state(path)
      const seconds = (performance.now() - from) / 1000
      if (state === wanted) return Math.round(seconds * 10) / 10
      if (state === 'refused' || seconds > most) throw new Error(`the list is ${state}`)
      await sleep(100)
    }
  }

  /** How many institutions there are. */
  async institutions() {
    const html = await this.page('/institutions?lang=en')
    return Number(/<caption>[^<]*?([\d,. ]+)<\/caption>/.exec(html)?.[1].replace(/\D/g, ''))
  }
}
