/**
 * `<live-page data-source="/..." data-part="id">` around a link to the page itself brings that part anew when the server
 * says that something has changed (server-sent events). Not while the reader is in the middle of something in
 * it, and not while the page is out of sight: then nothing is open, and it is brought on coming back.
 */
class LivePage extends HTMLElement {
  connectedCallback() {
    if (!window.EventSource) return
    this.onSight = () => (document.hidden ? this.#close() : this.#open(true))
    document.addEventListener('visibilitychange', this.onSight)
    this.retry = setInterval(() => this.waits && this.#bring(), 3000)
    this.#open(false)
  }

  disconnectedCallback() {
    this.#close()
    clearInterval(this.retry)
    document.removeEventListener('visibilitychange', this.onSight)
  }

  #open(isBack) {
    this.#close()
    this.source = new EventSource(this.dataset.source)
    this.source.addEventListener('open', () => this.#tell(true))
    this.source.addEventListener('error', () => this.#tell(false))
    this.source.addEventListener('changed', () => this.#bring())
    if (isBack) this.#bring()
  }

  #close() {
    this.source?.close()
    this.source = undefined
    this.#tell(false)
  }

  /** The words behind it say that the page brings itself up to date, as long as it does. */
  #tell(isLive) {
    if (this.nextElementSibling) this.nextElementSibling.hidden = !isLive
  }

  async #bring() {
    const part = document.getElementById(this.dataset.part)
    this.waits = isInUse(part)
    if (this.waits) return
    // The header says that nobody asked: a shared device that is left alone still signs out.
    const headers = { 'X-Unattended': '1' }
    const answer = await fetch(location.href, { headers, cache: 'no-store' }).catch(() => {})
    if (answer?.redirected) location.reload()
    if (!answer?.ok || answer.redirected) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.getElementById(this.dataset.part)
    if (fresh) document.getElementById(this.dataset.part).replaceWith(document.adoptNode(fresh))
  }
}

/** Something is ticked or typed in it that would be lost, or the reader is there. */
const isInUse = (part) =>
  part.contains(document.activeElement) ||
  [...part.querySelectorAll('input')].some(
    (one) => one.checked !== one.defaultChecked || one.value !== one.defaultValue
  )

customElements.define('live-page', LivePage)
