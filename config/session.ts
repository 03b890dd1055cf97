import { isHttps } from '#config/app'
import { defineConfig, stores } from '@adonisjs/session'

/**
 * Names the cookie whose absence tells the middleware that nobody is signed in and no form was shown. With `__Host-`
 * browsers take it from this host alone, over https: no other host of the domain can plant one.
 */
export const sessionCookie = isHttps ? '__Host-tonle_session' : 'tonle_session'

export default defineConfig({
  enabled: true,
  cookieName: sessionCookie,
  clearWithBrowser: false,
  age: '30d',
  cookie: { path: '/', httpOnly: true, secure: isHttps, sameSite: 'lax' },
  store: 'cookie',
  stores: { cookie: stores.cookie() },
})
