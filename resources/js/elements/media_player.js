import { tellViewing } from '../viewing.js'
import { filmPlaces } from './film_places.js'

/**
 * `<media-player>` around a film or sound: speed, quality, sound alone. Each quality is a file that every browser
 * plays; only the automatic one needs hls.js, which is fetched when such a film is first played.
 */
class MediaPlayer extends HTMLElement {
  connectedCallback() {
    this.media = this.querySelector('video, audio')
    this.quality = this.querySelector('[data-quality]')
    this.speed = this.querySelector('[data-speed]')
    this.querySelector('[data-controls]').hidden = false
    const places = this.querySelector('[data-places]')
    if (places) filmPlaces(places, this.media)
    this.leave = tellViewing(this.media, this.dataset.viewings)
    this.speed.addEventListener('change', () => this.keepSpeed())
    this.media.addEventListener('loadedmetadata', () => this.keepSpeed())
    this.quality?.addEventListener('change', () => this.choose())
    if (this.dataset.list && this.quality?.value === '') {
      this.media.addEventListener('play', () => this.follow(), { once: true })
    }
  }

  disconnectedCallback() {
    this.leave()
    this.hls?.destroy()
  }

  keepSpeed() {
    this.media.playbackRate = Number(this.speed.value)
  }

  async choose() {
    const [at, isPlaying] = [this.media.currentTime, !this.media.paused]
    this.hls?.destroy()
    this.hls = undefined
    if (this.quality.value === '') await this.follow()
    else this.media.src = this.quality.value
    this.media.currentTime = at
    if (isPlaying) this.media.play().catch(() => {})
  }

  /** The quality that the line carries. Where hls.js cannot be had, the plain file goes on playing. */
  async follow() {
    if (this.hls || !('MediaSource' in window)) return
    try {
      const { default: Hls } = await import('hls.js/light')
      if (!Hls.isSupported() || this.quality.value !== '') return
      const [at, isPlaying] = [this.media.currentTime, !this.media.paused]
      this.hls = new Hls({ enableWorker: false, maxBufferLength: 30, startPosition: at })
      this.hls.on(Hls.Events.ERROR, (_event, { fatal }) => fatal && this.fallBack())
      this.hls.loadSource(this.dataset.list)
      this.hls.attachMedia(this.media)
      if (isPlaying) this.media.play().catch(() => {})
    } catch {
      this.fallBack()
    }
  }

  fallBack() {
    const plain = this.media.querySelector('source')?.getAttribute('src')
    const at = this.media.currentTime
    this.hls?.destroy()
    this.hls = undefined
    if (plain) this.media.src = plain
    this.media.currentTime = at
  }
}

customElements.define('media-player', MediaPlayer)
