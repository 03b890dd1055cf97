import { Exception } from '@adonisjs/core/exceptions'
import { isMirrorHere, isOriginHere } from '#mirror/role'

const none = () => new Exception('Not on this server', { status: 404, code: 'E_ROW_NOT_FOUND' })

/** Pages of a mirror are not there on a server that is none. */
export function needMirror() {
  if (!isMirrorHere()) throw none()
}

/** Pages of an origin are not there on a server that is only a mirror. */
export function needOrigin() {
  if (!isOriginHere()) throw none()
}
