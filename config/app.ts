import env from '#start/env'
import { defineConfig } from '@adonisjs/core/http'

export const appUrl = env.get('APP_URL')

/** Cookies are secure only where the address is https: a school's LAN speaks plain http. */
export const isHttps = appUrl.startsWith('https:')

export const http = defineConfig({
  generateRequestId: true,
  allowMethodSpoofing: true,
  useAsyncLocalStorage: false,
  trustProxy: () => env.get('TRUST_PROXY'),
  cookie: { path: '/', maxAge: '365d', httpOnly: true, secure: isHttps, sameSite: 'lax' },
})
