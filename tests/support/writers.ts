import { signIn } from '#bench/support/sign_in'
import { PASSWORD } from '#tests/support/accounts'

export type Written = { signIns: number; drafts: number; refused: string[] }

/** A connection that was idle may be closed by the server in the moment it is used again. */
const OWN = { connection: 'close' }

const FIELDS: [string, string][] = [
  ['languages[]', 'km'],
  ['audience[]', 'student'],
  ['licence', 'CC-BY-SA-4.0'],
]

/**
 * People who sign in, write drafts and upload pictures, all at once, until they are told to stop.
 * @returns a function that stops them and says what they have done
 */
export function startWriters(url: string, count: number) {
  const done: Written = { signIns: 0, drafts: 0, refused: [] }
  let isOver = false
  const write = async (n: number) => {
    while (!isOver) {
      const cookie = await signIn(url, `writer${n}`, PASSWORD)
      done.signIns++
      for (let draft = 0; draft < 3 && !isOver; draft++) {
        const status = await writeDraft(url, cookie, `${n} ${done.drafts} ${Math.random()}`)
        if (status === 303) done.drafts++
        else done.refused.push(`${status}`)
      }
    }
  }
  const all = Promise.all(Array.from({ length: count }, (_, n) => write(n)))
  return {
    done,
    async stop() {
      isOver = true
      await all
      return done
    },
  }
}

async function writeDraft(url: string, cookie: string, text: string) {
  const page = await fetch(`${url}/library/create`, {
    headers: { accept: 'text/html', cookie, ...OWN },
  })
  const token = /name=['"]_csrf['"] value=['"]([^'"]+)/.exec(await page.text())?.[1] ?? ''
  const cookies = new Map(cookie.split('; ').map((pair) => [pair.split('=')[0], pair] as const))
  for (const line of page.headers.getSetCookie()) {
    const pair = line.split(';')[0]
    cookies.set(pair.split('=')[0], pair)
  }
  const form = new FormData()
  for (const [name, value] of [...FIELDS, ['_csrf', token], ['title_km', `សេចក្ដីព្រាង ${text}`]]) {
    form.append(name, value)
  }
  const padding = 'x'.repeat(20_000)
  form.append('file_km', new File([`%PDF-1.4\n${text}\n${padding}`], 'lesson.pdf'))
  const answer = await fetch(`${url}/library`, {
    ...{ method: 'POST', redirect: 'manual', body: form },
    headers: { accept: 'text/html', cookie: [...cookies.values()].join('; '), origin: url, ...OWN },
  })
  await answer.text()
  return answer.status
}
