/** `<hot-spots>` over a picture: a tap on a place ticks the choice with its number below, which stays the truth. */
class HotSpots extends HTMLElement {
  connectedCallback() {
    this.box = this.closest('.question')
    this.addEventListener('click', ({ target }) => {
      const input = target.dataset?.key && this.#input(target.dataset.key)
      if (!input || input.disabled) return
      input.checked = input.type === 'radio' || !input.checked
      input.dispatchEvent(new Event('change', { bubbles: true }))
    })
    this.box.addEventListener('change', () => this.show())
    this.show()
  }

  #input(key) {
    return [...this.box.querySelectorAll('input')].find((one) => one.value === key)
  }

  show() {
    for (const shape of this.querySelectorAll('[data-key]')) {
      shape.classList.toggle('chosen', Boolean(this.#input(shape.dataset.key)?.checked))
    }
  }
}

customElements.define('hot-spots', HotSpots)
