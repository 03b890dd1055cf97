/**
 * A page belongs to one sign-in. When the browser brings it back from its memory after that has ended (the back
 * button, another tab), it hides itself and asks the server anew. Works on plain http, where Clear-Site-Data does not.
 */
const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content

const mark = meta('person-mark')

const held = () => /(?:^|; )tonle_who=([^;]*)/.exec(document.cookie)?.[1]

function check() {
  if (mark === undefined || held() === mark) return
  document.documentElement.hidden = true
  location.reload()
}

addEventListener('pageshow', (event) => event.persisted && check())
document.addEventListener('visibilitychange', () => !document.hidden && check())

/** What names and locks the person's things in this browser; undefined for visitors. */
export const personKey = () => meta('person-key')
