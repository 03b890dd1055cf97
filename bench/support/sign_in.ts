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

  const form = await fetch(`${url}/sign-in`, { headers: { accept: 'text/html', ...OWN } })
  keep(form)
  const token = /name='_csrf' value='([^']+)'|name="_csrf" value="([^"]+)"/.exec(await form.text())
  if (!token) throw new Error('the sign-in form has no token')
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...OWN, 'cookie': cookie(), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ _csrf: token[1] ?? token[2], identifier: username, password }),
  })
  keep(answer)
  if (answer.status !== 302 && answer.status !== 303)
    throw new Error(`sign-in answered ${answer.status}`)
  // As a browser does: the first page completes the session.
  keep(await fetch(url, { headers: { accept: 'text/html', cookie: cookie(), ...OWN } }))
  return cookie()
}
