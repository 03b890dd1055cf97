import { xapiVersions } from '#runtime/lrs/versions'
import { jsonAnswer, type Resource } from '#runtime/lrs/call'

/** Which versions are spoken here. */
export const about: Resource = {
  GET: async () => jsonAnswer({ version: xapiVersions, extensions: {} }),
}
