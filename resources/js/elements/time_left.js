import { submit } from '../submit.js'

/**
 * `<time-left data-seconds="600">` counts down by the browser's running time, which no clock changes; the server says
 * how much is left at each page and decides. At the end the form is sent, so that nothing that was typed is lost.
 */
class TimeLeft extends HTMLElement {
  connectedCallback() {
    this.end = performance.now() + Number(this.dataset.seconds) * 1000
    this.timer = setInterval(() => this.#tick(), 1000)
    this.#tick()
  }

  disconnectedCallback() {
    clearInterval(this.timer)
  }

  /** What the server has said since. */
  set left(seconds) {
    this.end = performance.now() + seconds * 1000
  }

  #tick() {
    const seconds = Math.max(0, Math.ceil((this.end - performance.now()) / 1000))
    const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
    this.textContent = `${this.dataset.minutes} ${clock}`
    this.classList.toggle('almost', seconds <= 60)
    if (seconds > 0) return
    clearInterval(this.timer)
    const form = document.getElementById(this.dataset.form)
    if (form) submit(form)
  }
}

customElements.define('time-left', TimeLeft)
