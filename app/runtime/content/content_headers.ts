/**
 * What a package may do (docs/adr/0020, rule 2): run its own files, load nothing from elsewhere, send nothing anywhere
 * but here, be framed by the application only. The sandbox holds also where someone opens the address by itself.
 */
export const packagePolicy = (appOrigin: string) =>
  [
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:",
    "connect-src 'self'",
    "form-action 'none'",
    `frame-ancestors 'self' ${appOrigin}`,
    "object-src 'none'",
    "base-uri 'self'",
    'sandbox allow-scripts allow-same-origin',
  ].join('; ')

/**
 * Content that is data: opened by itself it runs nothing and has no origin, whatever it holds (a picture in SVG with
 * a script, XML, a page in disguise). Inside a page that shows it this changes nothing.
 */
export const inertPolicy =
  "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'; sandbox"

/** The player's own page runs nothing but the player's own files. */
export const playerPolicy = (appOrigin: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    `frame-ancestors ${appOrigin}`,
    "form-action 'none'",
    "base-uri 'none'",
    'sandbox allow-scripts allow-same-origin',
  ].join('; ')

/** On every answer of the content listener. There is never a `Set-Cookie` nor a `Service-Worker-Allowed`. */
export const ALWAYS: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(), midi=(), display-capture=()',
  'x-robots-tag': 'noindex, nofollow',
}
