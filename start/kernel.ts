import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'

server.errorHandler(() => import('#shared/http/exception_handler'))

server.use([
  () => import('#shared/http/request_log_middleware'),
  () => import('#shared/http/container_bindings_middleware'),
  () => import('#shared/http/security_headers_middleware'),
  () => import('#shared/http/compression_middleware'),
  () => import('#shared/http/assets_middleware'),
  () => import('#shared/http/static_middleware'),
  () => import('@adonisjs/vite/vite_middleware'),
  () => import('#shared/http/origin_check_middleware'),
  () => import('#shared/http/locale_middleware'),
  () => import('#shared/http/single_session_middleware'),
])

router.use([
  () => import('#shared/http/upload_middleware'),
  () => import('#shared/http/session_middleware'),
  () => import('#identity/middleware/actor_middleware'),
  () => import('#mirror/middleware/mirror_standing_middleware'),
  () => import('#shared/http/page_middleware'),
])

export const middleware = router.named({
  /** A page with a form for people who are not signed in. */
  guestForm: () => import('#shared/http/guest_form_middleware'),
  /** Only for people who are signed in; others are asked to sign in and come back. */
  auth: () => import('#identity/middleware/auth_middleware'),
  /** Only for mirrors of this server, by the signature of their request. */
  mirrorSite: () => import('#mirror/middleware/mirror_site_middleware'),
  /** The pages of mirrors have tabs; after `auth`. */
  mirrorTabs: () => import('#mirror/middleware/mirror_tabs_middleware'),
  /** Only for programs with a token of this scope. */
  apiToken: () => import('#identity/middleware/api_token_middleware'),
})
