import { sendFile } from '../send_file.js'

/**
 * `<resumable-upload>` around a file field sends chosen files at once and in pieces: one that was interrupted goes on
 * where it stopped, also after the page was closed, when the same file is chosen again. The form then names what has
 * arrived. Without script the field is as any other.
 */
class ResumableUpload extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector('input[type=file]')
    this.list = this.querySelector('[data-list]')
    this.words = this.querySelector('[data-words]').dataset
    this.open = new Set()
    // Said once in a form, at its first field.
    const first = this.closest('form')?.querySelector('resumable-upload')
    this.querySelector('[data-large]').hidden = first !== this
    this.isRequired = this.input.required
    this.input.addEventListener('change', () => this.take())
    this.closest('form')?.addEventListener('submit', (event) => this.hold(event))
    this.settle()
  }

  take() {
    const most = Number(this.dataset.most)
    const files = [...this.input.files].slice(0, most)
    this.input.value = ''
    if (most === 1) for (const row of [...this.list.children]) this.remove(row)
    for (const file of files) this.add(file)
  }

  add(file) {
    const row = this.querySelector('template').content.firstElementChild.cloneNode(true)
    row.querySelector('[data-name]').textContent = file.name
    row.querySelector('[data-size]').textContent = megabytes(file.size)
    this.list.append(row)
    this.open.add(row)
    row.sending = sendFile(file, this.dataset.purpose, {
      progress: (share) => {
        row.querySelector('progress').value = share
        this.say(row, share >= 1 ? 'checking' : 'sending', ` ${Math.floor(share * 100)} %`)
      },
      waiting: () => this.say(row, 'waiting'),
      arrived: (id) => this.arrive(row, id, file.name),
      failed: (text, isOver) => this.fail(row, text, isOver),
    })
    const button = (name) => row.querySelector(`[data-${name}]`)
    button('pause').addEventListener('click', () => this.pause(row))
    button('resume').addEventListener('click', () => this.resume(row))
    button('remove').addEventListener('click', () => this.remove(row))
    row.sending.start()
    this.settle()
  }

  say(row, word, more = '') {
    row.querySelector('[data-state]').textContent = this.words[word] + more
  }

  pause(row) {
    row.sending.pause()
    this.say(row, 'paused')
    this.swap(row, true)
  }

  resume(row) {
    this.open.add(row)
    this.say(row, 'sending')
    row.sending.start()
    this.swap(row, false)
  }

  swap(row, isPaused) {
    row.querySelector('[data-pause]').hidden = isPaused
    row.querySelector('[data-resume]').hidden = !isPaused
  }

  arrive(row, id, name) {
    row.querySelector('progress').value = 1
    this.say(row, 'arrived')
    for (const one of ['pause', 'resume']) row.querySelector(`[data-${one}]`).hidden = true
    row.kept = { id, name }
    this.open.delete(row)
    this.settle()
  }

  /** @param isOver whether it will be refused each time */
  fail(row, text, isOver) {
    row.querySelector('[data-state]').textContent = text || this.words.failed
    row.querySelector('[data-state]').setAttribute('role', 'alert')
    this.swap(row, true)
    if (isOver) row.querySelector('[data-resume]').hidden = true
    this.open.delete(row)
    this.settle()
  }

  remove(row) {
    row.sending?.discard()
    row.remove()
    this.open.delete(row)
    this.settle()
    this.input.focus()
  }

  /** Numbers the hidden fields anew, and sends a form that waited. */
  settle() {
    const kept = [...this.list.children].filter((row) => row.kept || row.querySelector('input'))
    for (const [at, row] of kept.entries()) this.name(row, at)
    this.input.required = this.isRequired && this.list.children.length === 0
    if (this.held && this.open.size === 0) {
      const button = this.held
      this.held = undefined
      if ([...this.list.children].every((row) => row.kept || row.querySelector('input'))) {
        this.closest('form').requestSubmit(button)
      }
    }
  }

  name(row, at) {
    const value = row.kept ?? {
      id: row.querySelector('input[name$="[id]"]').value,
      name: row.querySelector('input[name$="[name]"]').value,
    }
    row.kept = value
    for (const old of row.querySelectorAll('input')) old.remove()
    for (const key of ['id', 'name']) {
      const input = document.createElement('input')
      input.type = 'hidden'
      input.name = `uploads[${this.dataset.field}][${at}][${key}]`
      input.value = value[key]
      row.append(input)
    }
  }

  /** The form waits for what still arrives, and is sent then. */
  hold(event) {
    if (this.open.size === 0 || event.defaultPrevented) return
    event.preventDefault()
    this.held = event.submitter ?? undefined
    for (const row of this.open) this.say(row, 'later')
  }
}

const megabytes = (size) =>
  size < 1e6 ? `${Math.ceil(size / 1000)} KB` : `${(size / 1e6).toFixed(size < 1e7 ? 1 : 0)} MB`

customElements.define('resumable-upload', ResumableUpload)
