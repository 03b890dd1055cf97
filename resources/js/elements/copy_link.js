/** `<copy-link text="..." done="...">` shows its button where the browser can copy, and says when it has. */
class CopyLink extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button')
    if (!button || !navigator.clipboard) return
    this.hidden = false
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(this.getAttribute('text') ?? location.href)
      this.querySelector('[role=status]').textContent = this.getAttribute('done')
    })
  }
}

customElements.define('copy-link', CopyLink)
