/** What a test looks at in an answer. */
export type Page = {
  status: number
  /** Where it redirects to: a path on this server, or the whole address of another. */
  location: string | undefined
  html: string
  headers: Headers
}

const base = () => `http://${process.env.HOST}:${process.env.PORT}`

/** A browser without script: keeps cookies, takes form tokens from the pages it has seen, follows no redirect. */
export class BrowserSession {
  readonly cookies = new Map<string, string>()
  #token: string | undefined

  get(path: string, headers: Record<string, string> = {}) {
    return this.#send('GET', path, { headers })
  }

  /** Sends a form as its page would. PUT, PATCH and DELETE travel as POST with `_method`. */
  async submit(method: string, path: string, fields: Record<string, string> = {}) {
    this.#token ??= await this.#anyToken()
    return this.submitAs(method, path, { _csrf: this.#token ?? '', ...fields })
  }

  post(path: string, fields: Record<string, string> = {}) {
    return this.submit('POST', path, fields)
  }

  /** Sends a form without taking a token from anywhere. */
  submitAs(method: string, path: string, fields: Record<string, string>) {
    const target = method === 'POST' ? path : `${path}?_method=${method}`
    return this.#send('POST', target, { body: new URLSearchParams(fields) })
  }

  /** Sends a form with one file, as its page would. */
  async upload(
    path: string,
    fields: Record<string, string>,
    file: { field?: string; name: string; content: string | Uint8Array }
  ) {
    this.#token ??= await this.#anyToken()
    const body = new FormData()
    for (const [name, value] of Object.entries({ _csrf: this.#token ?? '', ...fields })) {
      body.append(name, value)
    }
    body.append(
      file.field ?? 'file',
      new Blob([file.content as string | Uint8Array<ArrayBuffer>]),
      file.name
    )
    return this.#send('POST', path, { body })
  }

  /** Signs in with the form, starting at its page. */
  async signIn(identifier: string, password: string, back?: string) {
    await this.get(back === undefined ? '/sign-in' : `/sign-in?back=${encodeURIComponent(back)}`)
    return this.post('/sign-in', { identifier, password, ...(back === undefined ? {} : { back }) })
  }

  async #anyToken() {
    await this.get('/me')
    if (!this.#token) await this.get('/sign-in')
    return this.#token
  }

  async #send(
    method: string,
    path: string,
    { body, headers = {} }: { body?: URLSearchParams | FormData; headers?: Record<string, string> }
  ): Promise<Page> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(path, base()), {
      method,
      redirect: 'manual',
      headers: { accept: 'text/html', ...(cookie ? { cookie } : {}), ...headers },
      body,
    })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    const html = await response.text()
    // A new session has a new token: after a redirect the next form is asked for anew.
    this.#token =
      html.match(/name=['"]_csrf['"] value=['"]([^'"]+)/)?.[1] ?? this.#kept(response.status)
    const location = response.headers.get('location') ?? undefined
    return { status: response.status, location, html, headers: response.headers }
  }

  #kept(status: number) {
    return status >= 300 && status < 400 ? undefined : this.#token
  }

  #keep(line: string) {
    const [pair, ...attributes] = line.split(';')
    const at = pair.indexOf('=')
    const name = pair.slice(0, at).trim()
    const isGone = attributes.some((a) => /^\s*(max-age=(0|-)|expires=.*1970)/i.test(a))
    if (isGone) this.cookies.delete(name)
    else this.cookies.set(name, pair.slice(at + 1))
  }
}
