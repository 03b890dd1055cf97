import { submit } from '../submit.js'

/** `<auto-submit>` in a form sends the form when a choice in it changes and hides the button it wraps. */
class AutoSubmit extends HTMLElement {
  connectedCallback() {
    this.hidden = true
    const form = this.closest('form')
    form?.addEventListener('change', () => submit(form))
  }
}

customElements.define('auto-submit', AutoSubmit)
