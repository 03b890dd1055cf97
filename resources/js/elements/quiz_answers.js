import { personKey } from '../person.js'
import { personalStore } from '../personal_store.js'
import { answerQueue } from '../answer_queue.js'

const PAUSE_MS = 700

/** `<quiz-answers>` around the form of an attempt sends each answer by itself as it is made. */
class QuizAnswers extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector('form')
    this.word = this.querySelector('.quiz-kept')
    if (!this.form || !personKey()) return
    const name = `quiz-${this.dataset.attempt}`
    this.queue = answerQueue(personalStore(personKey()), name, (id, one) => this.#post(id, one))
    this.timers = new Map()
    for (const kind of ['input', 'change']) {
      this.addEventListener(kind, ({ target }) => this.#changed(target.closest('[data-answer]')))
    }
    addEventListener('online', () => this.#flush())
    document.addEventListener('visibilitychange', () => document.hidden && this.#now())
    this.#flush()
    setInterval(() => this.queue.state.waiting && this.#flush(), 10_000)
  }

  #changed(box) {
    if (!box) return
    clearTimeout(this.timers.get(box))
    this.timers.set(
      box,
      setTimeout(() => this.#take(box), PAUSE_MS)
    )
  }

  #now() {
    for (const [box, timer] of this.timers) {
      clearTimeout(timer)
      this.#take(box)
    }
  }

  async #take(box) {
    this.timers.delete(box)
    const { answer } = box.dataset
    const fields = [...new FormData(this.form)].filter(([name]) => name.startsWith(`a[${answer}]`))
    // Rises whatever the clock of the device does.
    const number = Math.max(Number(box.dataset.sent) + 1, Date.now())
    box.dataset.sent = String(number)
    await this.queue.add(answer, { number, fields })
    await this.#flush()
  }

  async #flush() {
    await this.queue.flush()
    const { waiting, isOver } = this.queue.state
    const word = isOver ? 'over' : waiting ? 'waiting' : 'saved'
    if (word !== 'saved' || this.hasSent) this.word.textContent = this.dataset[word]
  }

  async #post(id, { number, fields }) {
    const body = new URLSearchParams([
      ...fields,
      ['asked[]', id],
      [`number[${id}]`, String(number)],
    ])
    body.set('_csrf', this.form.querySelector('[name="_csrf"]')?.value ?? '')
    const response = await fetch(this.form.action, {
      ...{ method: 'POST', body, keepalive: true, headers: { accept: 'application/json' } },
    })
    const said = await response.json().catch(() => ({}))
    this.hasSent = true
    const clock = document.querySelector('time-left')
    if (clock && typeof said.left === 'number') clock.left = said.left
    return { status: response.status }
  }
}

customElements.define('quiz-answers', QuizAnswers)
