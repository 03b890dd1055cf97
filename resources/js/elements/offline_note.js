/** `<offline-note hidden>` shows itself while this device has no connection. */
class OfflineNote extends HTMLElement {
  connectedCallback() {
    const show = () => (this.hidden = navigator.onLine)
    addEventListener('online', show)
    addEventListener('offline', show)
    show()
  }
}

customElements.define('offline-note', OfflineNote)
