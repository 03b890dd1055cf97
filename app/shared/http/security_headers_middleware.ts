import { isHttps } from '#config/app'
import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

// In development Vite serves the assets from its own socket and puts styles inline.
const dev = app.inDev

/** Nothing from another host, no inline script, no plug-in, no frame around the page (CSP Level 3). */
const POLICY = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  `script-src 'self'${dev ? " 'unsafe-inline'" : ''}`,
  `style-src 'self'${dev ? " 'unsafe-inline'" : ''}`,
  `connect-src 'self'${dev ? ' ws:' : ''}`,
  ...(isHttps ? ['upgrade-insecure-requests'] : []),
].join('; ')

const HEADERS = Object.entries({
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
})

/** The headers every answer carries: pages, files and errors alike. */
export default class SecurityHeadersMiddleware {
  async handle({ response }: HttpContext, next: NextFn) {
    for (const [name, value] of HEADERS) response.header(name, value)
    return next()
  }
}
