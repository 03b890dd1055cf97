/** A row of tabs that is wider than the screen begins where the present one is seen. */
function showPresent() {
  for (const here of document.querySelectorAll('.tabs [aria-current]')) {
    const strip = here.parentElement
    strip.scrollLeft =
      here.offsetLeft - strip.offsetLeft - (strip.clientWidth - here.offsetWidth) / 2
  }
}

showPresent()
document.addEventListener('htmx:after:swap', showPresent)
