/**
 * `<upload-progress>` inside a form with a file sends it with a bar that fills. Its template holds the words. Without
 * script the form is sent as any other.
 */
class UploadProgress extends HTMLElement {
  connectedCallback() {
    const form = this.closest('form')
    form?.addEventListener('submit', (event) => {
      const file = form.querySelector('input[type=file]')
      if (!file || file.files.length === 0) return
      event.preventDefault()
      this.send(form)
    })
  }

  send(form) {
    const bar = this.querySelector('progress')
    const text = this.querySelector('[data-percent]')
    const button = form.querySelector('button[type=submit], button:not([type])')
    const request = new XMLHttpRequest()
    request.open('POST', form.action)
    request.setRequestHeader('accept', 'text/html')
    request.upload.onprogress = ({ loaded, total }) => {
      bar.value = total > 0 ? loaded / total : 0
      text.textContent = `${Math.floor(bar.value * 100)} %`
    }
    request.onload = () => this.show(request)
    request.onerror = () => {
      this.querySelector('[data-failed]').hidden = false
      this.querySelector('[data-running]').hidden = true
      if (button) button.disabled = false
    }
    this.hidden = false
    this.querySelector('[data-failed]').hidden = true
    this.querySelector('[data-running]').hidden = false
    if (button) button.disabled = true
    request.send(new FormData(form))
  }

  /** The answer is a page: the one that was redirected to, or the form again with what is wrong with it. */
  show(request) {
    if (request.status < 400 && request.responseURL) {
      location.assign(request.responseURL)
      return
    }
    document.open()
    document.write(request.responseText)
    document.close()
  }
}

customElements.define('upload-progress', UploadProgress)
