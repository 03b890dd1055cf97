/** The highest frame, in pixels: longer content scrolls in itself. */
const HIGHEST = 20000

/**
 * `<package-player>` is the application's side of a package that plays in a frame of another origin. It hears one
 * hello (exact origin, that window, the nonce of the launch) and hands over a port; whatever comes through it is
 * numbers and words of a list, written as text.
 */
class PackagePlayer extends HTMLElement {
  connectedCallback() {
    this.frame = this.querySelector('iframe')
    this.words = JSON.parse(this.dataset.words)
    this.listen = (event) => this.hello(event)
    addEventListener('message', this.listen)
    this.frame.src = this.dataset.src
    document.addEventListener('click', (this.click = (event) => this.press(event)))
    // A part in a window of its own has said something meanwhile.
    addEventListener(
      'focus',
      (this.look = () => this.port && this.port.postMessage({ type: 'ask' }))
    )
    document.addEventListener('fullscreenchange', () => this.fit())
  }

  disconnectedCallback() {
    removeEventListener('message', this.listen)
    removeEventListener('focus', this.look)
    document.removeEventListener('click', this.click)
  }

  hello({ origin, source, data }) {
    const { origin: wanted, nonce } = this.dataset
    if (origin !== wanted || source !== this.frame.contentWindow) return
    if (!data || data.type !== 'tonle:hello' || data.nonce !== nonce) return
    const { port1, port2 } = new MessageChannel()
    if (this.port) this.port.close()
    this.port = port1
    port1.onmessage = (event) => this.take(event.data || {})
    source.postMessage({ type: 'tonle:port', nonce }, wanted, [port2])
  }

  take(message) {
    const handler = {
      state: () => this.showState(message),
      place: () => this.showPlace(message),
      progress: () => this.showProgress(message),
      ended: () => this.rest(message.course ? 'course_ended' : 'ended'),
      nothing: () => this.rest('nothing'),
      missing: () => this.rest('missing'),
      size: () => this.stretch(message),
      choose: () => this.rest('choose'),
      refused: () => this.say(this.words.refused),
      dropped: () => this.say(this.words.dropped),
      dialog: () => this.say(String(message.text)),
      left: () => location.assign(this.dataset.back),
    }[message.type]
    if (handler) handler()
  }

  /** Content that says how high it is gets that height; what does not fit is scrolled here, not in the frame. */
  stretch({ height }) {
    const pixels = Math.min(Math.max(0, Math.ceil(Number(height) || 0)), HIGHEST)
    this.frame.style.minHeight = `${pixels}px`
  }

  /** Nothing plays: an empty frame shows nothing. */
  rest(word) {
    this.say(this.words[word])
    this.dataset.rests = word
  }

  /** Whether the learner's work is kept. */
  showState({ saved, waiting }) {
    const strip = document.getElementById('save-state')
    const text = this.words.states[saved]
    if (!text) return
    strip.hidden = false
    strip.textContent = text.replace('{count}', String(Number(waiting) || 0))
    const isWarning = ['queued', 'offline', 'stale', 'over', 'blocked'].includes(saved)
    strip.className = `strip ${saved === 'saved' ? 'ok' : isWarning ? 'warn' : ''}`
    this.unsaved = !['saved', 'visitor'].includes(saved)
  }

  showPlace({ current, previous, next, exit, choices, hidden }) {
    this.button('previous', previous === true)
    this.button('next', next === true)
    const end = document.querySelector('[data-place="exit"]')
    if (end) end.hidden = exit !== true
    const unseen = new Set(Array.isArray(hidden) ? hidden.map(String) : [])
    const open = new Set(Array.isArray(choices) ? choices.map(String) : [])
    for (const line of document.querySelectorAll('[data-item]')) {
      const id = line.dataset.item
      if (id === current) line.setAttribute('aria-current', 'step')
      else line.removeAttribute('aria-current')
      if (line.tagName === 'BUTTON') line.disabled = !open.has(id) || id === current
      const isSeen = 'course' in line.dataset ? open.has(id) : !unseen.has(id)
      line.closest('li').hidden = line.hidden = !isSeen
    }
    this.say('')
    delete this.dataset.rests
  }

  showProgress({ sco, completion, success, score }) {
    const state = this.words.outcomes[success] || this.words.outcomes[completion]
    const mark = document.querySelector(`[data-mark="${CSS.escape(String(sco))}"]`)
    if (mark && state) mark.textContent = state
    const place = document.querySelector('[data-outcome]')
    const number = String(score === undefined ? '' : score).slice(0, 12)
    if (place && state) place.textContent = number ? `${state} · ${number}` : state
  }

  button(name, isOpen) {
    const button = document.querySelector(`[data-go="${name}"]`)
    if (button) button.disabled = !isOpen
  }

  say(text) {
    const place = document.querySelector('[data-say]')
    place.textContent = text
    place.hidden = text === ''
  }

  /** What cannot be taken back is asked for first, where the page has a question for it. */
  ask(go, then) {
    const dialog = document.querySelector(`dialog[data-ask="${go}"]`)
    if (!dialog) return then()
    if (!dialog.showModal) return window.confirm(dialog.querySelector('p').textContent) && then()
    dialog.returnValue = ''
    dialog.onclose = () => dialog.returnValue === 'yes' && then()
    return dialog.showModal()
  }

  press({ target }) {
    const button = target.closest('[data-go]')
    if (!button) return
    const { go, item } = button.dataset
    if (go === 'screen') this.fill()
    else if (this.port) this.ask(go, () => this.port.postMessage({ type: 'go', to: go, id: item }))
    else if (go === 'leave') location.assign(this.dataset.back)
    const menu = button.closest('details')
    if (menu) menu.open = false
  }

  /** The whole screen; where the browser does not give it (iPhones), the whole window. */
  fill() {
    if (document.fullscreenElement) document.exitFullscreen()
    else if (this.requestFullscreen) this.requestFullscreen().catch(() => this.widen())
    else this.widen()
  }

  widen() {
    document.body.classList.toggle('bare')
    this.fit()
  }

  fit() {
    const isFull = document.fullscreenElement !== null || document.body.classList.contains('bare')
    const button = document.querySelector('[data-go="screen"]')
    button.setAttribute('aria-pressed', String(isFull))
  }
}

customElements.define('package-player', PackagePlayer)
