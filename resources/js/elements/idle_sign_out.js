const SEEN = 'idle:seen'
const TELL_EVERY = 60_000
const LOOK_EVERY = 5_000

/**
 * `<idle-sign-out seconds="1800">` leaves the page of a shared device that nobody uses any more; by then the server
 * has ended the sign-in. Use in any tab counts, and reading and typing are told to the server.
 */
class IdleSignOut extends HTMLElement {
  connectedCallback() {
    this.told = Date.now()
    this.touch()
    for (const kind of ['pointerdown', 'keydown', 'scroll', 'input']) {
      addEventListener(kind, () => this.touch(), { passive: true })
    }
    setInterval(() => this.look(), LOOK_EVERY)
    addEventListener('pageshow', () => this.look())
  }

  touch() {
    const now = Date.now()
    localStorage.setItem(SEEN, String(now))
    if (now - this.told < TELL_EVERY) return
    this.told = now
    fetch('/me/presence', { cache: 'no-store' }).catch(() => {})
  }

  look() {
    const limit = Number(this.getAttribute('seconds')) * 1000
    if (Date.now() - Number(localStorage.getItem(SEEN)) < limit) return
    const here = location.pathname + location.search
    location.replace(`/sign-in?back=${encodeURIComponent(here)}`)
  }
}

customElements.define('idle-sign-out', IdleSignOut)
