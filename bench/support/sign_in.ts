/** A connection that was idle may be closed by the server in the moment it is used again: each request has its own. */
const OWN = { connection: 'close' }

/** Signs in through the real form and returns the cookies to send. */
export async function signIn(url: string, username: string, password: string) {
  const jar = new Map<string, string>()
  const keep = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair] = line.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
  }
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

  const page = async (path: string) => {
    const headers = { accept: 'text/html', cookie: cookie(), ...OWN }
    const answer = await fetch(url + path, { headers, redirect: 'manual' })
    keep(answer)
    return { answer, html: await answer.text() }
  }
  const send = async (path: string, html: string, fields: Record<string, string>) => {
    const answer = await fetch(url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...OWN, 'cookie': cookie(), 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ _csrf: field(html, '_csrf'), ...fields }),
    })
    keep(answer)
    if (answer.status !== 302 && answer.status !== 303)
      throw new Error(`${path} answered ${answer.status}`)
  }
  const form = await page('/sign-in')
  await send('/sign-in', form.html, { identifier: username, password })
  // As a browser does: the first page completes the session, or leads to the notice that is to be read first.
  const first = await page('/me')
  if (first.answer.headers.get('location')?.includes('/privacy-notice')) {
    const { html } = await page('/privacy-notice')
    await send('/privacy-notice/acknowledgement', html, { notice: field(html, 'notice') })
  }
  return cookie()
}

/** The value of a hidden field of the page. */
function field(html: string, name: string) {
  const found = new RegExp(`name=(['"])${name}\\1 value=(['"])(.+?)\\2`).exec(html)
  if (!found) throw new Error(`the page has no field ${name}`)
  return found[3]
}
