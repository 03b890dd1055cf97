/** `<print-page hidden>` holds a button that prints the page. */
class PrintPage extends HTMLElement {
  connectedCallback() {
    this.hidden = false
    this.addEventListener('click', () => window.print())
  }
}

customElements.define('print-page', PrintPage)
