/** The words of an item without those for screen readers. */
const nameOf = (item) => {
  const label = item.querySelector('label').cloneNode(true)
  for (const hidden of label.querySelectorAll('.hidden-text')) hidden.remove()
  return label.textContent.trim()
}

/**
 * `<order-list>` around a list whose items have a menu each for their place: buttons move an item up and down, and it can
 * be dragged; the menus stay the truth, so what is sent is the same without script.
 */
class OrderList extends HTMLElement {
  connectedCallback() {
    const list = this.querySelector('ol')
    if (!list || this.dataset.locked !== undefined) return
    this.list = list
    this.said = document.createElement('p')
    this.said.className = 'hidden-text'
    this.said.setAttribute('role', 'status')
    this.append(this.said)
    for (const item of list.children) this.#equip(item)
    list.addEventListener('change', ({ target }) => {
      this.#placed(target.closest('li'), Number(target.value))
      target.focus()
    })
    list.addEventListener('dragover', (event) => this.#over(event))
  }

  #equip(item) {
    item.draggable = true
    item.addEventListener('dragstart', () => (this.dragged = item))
    item.addEventListener('dragend', () => this.#number())
    const row = document.createElement('div')
    row.className = 'row'
    row.append(this.#button(item, -1, this.dataset.up), this.#button(item, 1, this.dataset.down))
    item.append(row)
  }

  #button(item, step, word) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'btn quiet sm'
    button.textContent = word
    button.setAttribute('aria-label', `${word}: ${nameOf(item)}`)
    button.addEventListener('click', () => {
      const items = [...this.list.children]
      this.#placed(item, items.indexOf(item) + 1 + step)
      button.focus()
    })
    return button
  }

  /** Puts the items where their menus say. */
  arrange() {
    const placeOf = (item) => Number(item.querySelector('select').value)
    this.list?.append(...[...this.list.children].sort((a, b) => placeOf(a) - placeOf(b)))
  }

  #placed(item, place) {
    const others = [...this.list.children].filter((one) => one !== item)
    const before = others[Math.max(0, place - 1)]
    this.list.insertBefore(item, before ?? null)
    this.#number()
    const at = [...this.list.children].indexOf(item) + 1
    this.said.textContent = `${nameOf(item)}: ${at} / ${this.list.children.length}`
  }

  #over(event) {
    event.preventDefault()
    const target = event.target.closest('li')
    if (!this.dragged || !target || target === this.dragged) return
    const { top, height } = target.getBoundingClientRect()
    this.list.insertBefore(
      this.dragged,
      event.clientY < top + height / 2 ? target : target.nextSibling
    )
  }

  #number() {
    this.dragged = undefined
    for (const [at, item] of [...this.list.children].entries()) {
      item.querySelector('select').value = String(at + 1)
    }
    this.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

customElements.define('order-list', OrderList)
