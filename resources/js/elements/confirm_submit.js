import { submit } from '../submit.js'

/**
 * `<confirm-submit>` behind a form asks before that form is sent. It holds a `<dialog>` whose form has the buttons
 * "yes" and "no"; browsers without dialogs ask in their own way.
 */
class ConfirmSubmit extends HTMLElement {
  connectedCallback() {
    const dialog = this.querySelector('dialog')
    const form = this.previousElementSibling
    let sure = false
    form?.addEventListener('submit', (event) => {
      if (sure) return
      if (!dialog.showModal) {
        if (!window.confirm(dialog.querySelector('p').textContent)) event.preventDefault()
        return
      }
      event.preventDefault()
      event.stopImmediatePropagation()
      const { submitter } = event
      dialog.returnValue = ''
      dialog.onclose = () => {
        if (dialog.returnValue !== 'yes') return
        sure = true
        submit(form, submitter)
        sure = false
      }
      dialog.showModal()
    })
  }
}

customElements.define('confirm-submit', ConfirmSubmit)
