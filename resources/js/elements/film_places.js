const CUE = /^([\d:.]+) --> [\d:.]+\n(\S+)#xywh=(\d+),(\d+),(\d+),(\d+)/gm

/** Small pictures of a film below it: pressing one goes there. They are fetched when they are first asked for. */
export function filmPlaces(box, media) {
  box.hidden = false
  box.addEventListener('toggle', () => fill(box, media).catch(() => {}), { once: true })
}

async function fill(box, media) {
  const address = new URL(box.dataset.places, location.href)
  const answer = await fetch(address)
  const text = await answer.text()
  for (const [, time, file, x, y, width, height] of text.matchAll(CUE)) {
    const at = secondsOf(time)
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'place'
    button.setAttribute('aria-label', box.dataset.label.replace('{time}', shortTime(at)))
    button.textContent = shortTime(at)
    button.style.backgroundImage = `url("${new URL(file, address)}")`
    button.style.backgroundPosition = `-${x}px -${y}px`
    button.style.width = `${width}px`
    button.style.height = `${height}px`
    button.addEventListener('click', () => go(media, at))
    box.querySelector('[data-place-list]').append(button)
  }
}

/** A film that was not begun knows no places yet. */
async function go(media, at) {
  if (media.readyState === 0) {
    const isReady = new Promise((resolve) =>
      media.addEventListener('loadedmetadata', resolve, { once: true })
    )
    media.play().catch(() => {})
    await isReady
  }
  media.currentTime = at
  media.play().catch(() => {})
}

const secondsOf = (time) => time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)

function shortTime(seconds) {
  const [minutes, rest] = [
    Math.floor(seconds / 60),
    String(Math.floor(seconds % 60)).padStart(2, '0'),
  ]
  return `${minutes}:${rest}`
}
