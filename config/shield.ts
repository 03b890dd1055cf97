import { isHttps } from '#config/app'
import { uploads } from '#config/uploads'
import { defineConfig } from '@adonisjs/shield'

/**
 * CSRF tokens for forms. The headers that are the same for every answer are set once, for pages, files and
 * errors alike, by `#shared/http/security_headers_middleware`.
 */
export default defineConfig({
  csp: { enabled: false },
  csrf: {
    enabled: true,
    // Pieces of an upload carry a header that no form can send and no other origin may: the check of the origin is
    // what guards them.
    exceptRoutes: ({ request }) =>
      request.url().startsWith(uploads.address) && request.header('tus-resumable') === '1.0.0',
    enableXsrfCookie: false,
    methods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  },
  xFrame: { enabled: false },
  hsts: { enabled: isHttps, maxAge: '180 days' },
  contentTypeSniffing: { enabled: false },
})
