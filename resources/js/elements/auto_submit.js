/** `<auto-submit>` in a form sends the form when a choice in it changes and hides the button it wraps. */
class AutoSubmit extends HTMLElement {
  connectedCallback() {
    this.hidden = true
    this.closest('form')?.addEventListener('change', ({ currentTarget }) =>
      currentTarget.requestSubmit()
    )
  }
}

customElements.define('auto-submit', AutoSubmit)
