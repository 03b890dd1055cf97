import { isHttps } from '#config/app'
import { defineConfig } from '@adonisjs/shield'

/**
 * CSRF tokens for forms. The headers that are the same for every answer are set once, for pages, files and
 * errors alike, by `#shared/http/security_headers_middleware`.
 */
export default defineConfig({
  csp: { enabled: false },
  csrf: {
    enabled: true,
    exceptRoutes: [],
    enableXsrfCookie: false,
    methods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  },
  xFrame: { enabled: false },
  hsts: { enabled: isHttps, maxAge: '180 days' },
  contentTypeSniffing: { enabled: false },
})
