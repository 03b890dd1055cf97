import { personKey } from './person.js'
import { personalStore } from './personal_store.js'
import { viewingQueue } from './viewing_queue.js'
import { Watched } from './watched.js'

const EVERY = 30_000
/** Changing the quality brings the film back to about where it was. */
const NEAR = 0.5
const EVENTS = ['playing', 'timeupdate', 'seeking', 'seeked', 'pause', 'emptied']

let queue

/** Tells the record store what a person watches. Of visitors nothing is kept. @returns what ends it */
export function tellViewing(media, address) {
  const key = personKey()
  if (!key || !address) return () => {}
  queue ??= openQueue(key)
  const viewing = new Viewing(media, address, queue)
  return () => viewing.leave()
}

function openQueue(key) {
  const made = viewingQueue(personalStore(key), post)
  addEventListener('online', () => made.flush())
  made.flush()
  return made
}

/** A redirect is the way to the sign-in, or a form token that is over: both are for now. */
async function post(address, body) {
  const answer = await fetch(address, {
    ...{ method: 'POST', keepalive: true, redirect: 'manual', body: JSON.stringify(body) },
    headers: {
      'content-type': 'application/json',
      'accept': 'application/json',
      'x-csrf-token': document.querySelector('input[name="_csrf"]')?.value ?? '',
    },
  })
  return answer.status
}

/** Plain http has no crypto.randomUUID. */
function newSession() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** What happens in one player: times of watching, from the first playing until the page goes. */
class Viewing {
  constructor(media, address, to) {
    Object.assign(this, { media, address, queue: to, place: 0, isPlaying: false })
    for (const name of EVENTS) media.addEventListener(name, () => this[name]())
    addEventListener('pagehide', () => this.leave())
    document.addEventListener('visibilitychange', () => document.hidden && this.tell())
    setInterval(() => this.tell(), EVERY)
  }

  playing() {
    this.isChanging = false
    if (!this.session) this.begin()
    if (!this.isPlaying) {
      this.isPlaying = true
      this.place = this.media.currentTime
      this.say('played')
    }
    if (!this.isSeeking) this.mark()
  }

  timeupdate() {
    const { isPlaying, isChanging, isSeeking, media } = this
    if (isPlaying && !isChanging && !isSeeking && !media.paused) this.mark()
  }

  seeking() {
    this.watched?.stop()
    if (this.session && !this.isChanging) this.isSeeking = true
  }

  seeked() {
    const [from, to] = [this.place, this.media.currentTime]
    const isTold = this.isSeeking && !this.isChanging && Math.abs(to - from) > NEAR
    this.isSeeking = false
    this.isChanging = false
    if (!isTold) return
    this.place = to
    this.say('seeked', { from })
  }

  pause() {
    if (!this.isPlaying || this.isChanging) return
    if (!this.isSeeking) this.mark()
    this.isPlaying = false
    this.watched.stop()
    this.say('paused', { segments: this.watched.list() })
    this.queue.flush()
  }

  /** Another quality is fetched: the film stops by itself and comes back. */
  emptied() {
    this.isChanging = true
    this.isSeeking = false
    this.watched?.stop()
  }

  begin() {
    this.session = newSession()
    this.number = 0
    this.watched = new Watched()
    this.say('initialized')
  }

  mark() {
    this.place = this.media.currentTime
    this.watched.at(this.place, Date.now(), this.media.playbackRate)
  }

  /** How far it is, while it plays. */
  tell() {
    if (!this.isPlaying || this.media.paused) return
    this.timeupdate()
    this.say('watched', { segments: this.watched.list() })
    this.queue.flush()
  }

  leave() {
    if (!this.session) return
    this.timeupdate()
    const segments = this.watched.list()
    if (this.isPlaying) this.say('paused', { segments })
    this.say('terminated', { segments })
    this.queue.sendLast(this.session)
    this.session = undefined
    this.isPlaying = false
  }

  say(what, more = {}) {
    const { address, session, place: time, media } = this
    const length = Number.isFinite(media.duration) ? media.duration : undefined
    const number = ++this.number
    this.queue.add({ address, session, length, what, number, at: Date.now(), time, ...more })
  }
}
