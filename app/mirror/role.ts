import { isOnlyMirror, serverRole } from '#shared/server_role'

export { serverRole }

export const isOriginHere = () => !isOnlyMirror()
export const isMirrorHere = () => serverRole.name !== 'origin'
