/**
 * `<course-order>` around the builder of a course: activities are dragged to their place, within a section and from one to
 * another; the order is sent as a whole. Without script the buttons beside each do the same step by step.
 */
class CourseOrder extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector('form[data-order]')
    for (const item of this.querySelectorAll('[data-activity]')) {
      item.draggable = true
      item.addEventListener('dragstart', () => (this.dragged = item))
      item.addEventListener('dragend', () => this.#send())
    }
    this.addEventListener('dragover', (event) => this.#over(event))
  }

  #over(event) {
    if (!this.dragged) return
    event.preventDefault()
    const item = event.target.closest('[data-activity]')
    const list = event.target.closest('[data-section]')
    if (item && item !== this.dragged) {
      const { top, height } = item.getBoundingClientRect()
      item.parentElement.insertBefore(
        this.dragged,
        event.clientY < top + height / 2 ? item : item.nextSibling
      )
    } else if (list && !list.contains(this.dragged)) list.append(this.dragged)
    this.hasMoved = true
  }

  #send() {
    this.dragged = undefined
    if (!this.hasMoved) return
    this.form.elements.order.value = [...this.querySelectorAll('[data-section]')]
      .map((list) => {
        const ids = [...list.querySelectorAll('[data-activity]')].map((one) => one.dataset.activity)
        return `${list.dataset.section}:${ids.join(',')}`
      })
      .join(';')
    this.form.requestSubmit()
  }
}

customElements.define('course-order', CourseOrder)
