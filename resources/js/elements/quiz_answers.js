import { personKey } from '../person.js'
import { answerQueue } from '../answer_queue.js'
import { answerStore } from '../answer_store.js'

const PAUSE_MS = 700
/** Browsers send no more than 64 KB after the page has gone. */
const MOST_AFTER = 60_000

/**
 * `<quiz-answers>` around the form of an attempt sends each answer by itself as it is made. Until the server has it,
 * it is kept on the device, and shown again when the page is.
 */
class QuizAnswers extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector('form')
    this.word = this.querySelector('.quiz-kept')
    if (!this.form || !personKey()) return
    const name = `quiz-${this.dataset.attempt}`
    this.queue = answerQueue(answerStore(personKey()), name, (id, one) => this.#post(id, one))
    this.made = new Map()
    this.timers = new Map()
    for (const kind of ['input', 'change']) {
      this.addEventListener(kind, ({ target }) => this.#changed(target.closest('[data-answer]')))
    }
    // What goes with the whole form is as new as what was sent by itself.
    this.form.addEventListener('formdata', ({ formData }) => {
      for (const [id, { number }] of this.made) formData.set(`number[${id}]`, String(number))
    })
    addEventListener('online', () => this.#flush())
    addEventListener('pagehide', () => this.#now())
    document.addEventListener('visibilitychange', () => document.hidden && this.#now())
    void this.#begin()
    setInterval(() => this.queue.state.waiting && this.#flush(), 10_000)
  }

  async #begin() {
    const waiting = await this.queue.before()
    for (const [id, answer] of Object.entries(waiting)) {
      const box = this.#box(id)
      if (box && !this.made.has(id) && answer.number > Number(box.dataset.sent)) show(box, answer)
    }
    await this.#flush()
  }

  #box(id) {
    return this.querySelector(`[data-answer="${CSS.escape(id)}"]`)
  }

  #changed(box) {
    if (!box) return
    const { answer: id } = box.dataset
    this.word.textContent = ''
    // Rises whatever the clock of the device does.
    const number = Math.max(Number(box.dataset.sent) + 1, Date.now())
    box.dataset.sent = String(number)
    const fields = [...new FormData(this.form)].filter(([name]) => name.startsWith(`a[${id}]`))
    this.made.set(id, { number, fields })
    void this.queue.add(id, { number, fields })
    clearTimeout(this.timers.get(id))
    this.timers.set(
      id,
      setTimeout(() => {
        this.timers.delete(id)
        void this.#flush()
      }, PAUSE_MS)
    )
  }

  /** Before the page goes: nothing may be waited for any more. */
  #now() {
    for (const [id, timer] of this.timers) {
      clearTimeout(timer)
      this.#post(id, this.made.get(id)).catch(() => {})
    }
    this.timers.clear()
    void this.#flush()
  }

  async #flush() {
    await this.queue.flush()
    const { waiting, isOver } = this.queue.state
    const word = isOver ? 'over' : waiting ? 'waiting' : 'saved'
    if (word !== 'saved' || this.hasSent) this.word.textContent = this.dataset[word]
  }

  async #post(id, { number, fields }) {
    const sent = new URLSearchParams([
      ...fields,
      ['asked[]', id],
      [`number[${id}]`, String(number)],
      ['_csrf', this.form.querySelector('[name="_csrf"]')?.value ?? ''],
    ])
    const body = sent.toString()
    const response = await fetch(this.form.action, {
      ...{ method: 'POST', body, keepalive: body.length < MOST_AFTER },
      headers: {
        'accept': 'application/json',
        'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
      },
    })
    const said = await response.json().catch(() => ({}))
    // The page of a sign-in, or of a network that asks for a password, has kept nothing.
    if (response.ok && !said.kept) return { status: 0 }
    this.hasSent = true
    const box = this.#box(id)
    const kept = Number(said.kept?.[id] ?? 0)
    if (box && kept > Number(box.dataset.sent)) box.dataset.sent = String(kept)
    const clock = document.querySelector('time-left')
    if (clock && typeof said.left === 'number') clock.left = said.left
    return { status: response.status }
  }
}

/** Shows an answer that the server does not have yet in the fields of its question. */
function show(box, { number, fields }) {
  for (const field of box.querySelectorAll('input, select, textarea')) {
    if (!field.name.startsWith('a[')) continue
    const values = fields.filter(([name]) => name === field.name).map(([, value]) => value)
    if (['radio', 'checkbox'].includes(field.type)) field.checked = values.includes(field.value)
    else field.value = values[0] ?? ''
  }
  box.dataset.sent = String(number)
  box.querySelector('order-list')?.arrange()
  box.querySelector('hot-spots')?.show()
}

customElements.define('quiz-answers', QuizAnswers)
