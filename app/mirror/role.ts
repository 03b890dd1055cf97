import env from '#start/env'

/** What this server is to others; a training centre may be both: a mirror of the ministry and the origin of schools. */
export const serverRole = { name: env.get('TONLE_ROLE') }

export const isOriginHere = () => serverRole.name !== 'mirror'
export const isMirrorHere = () => serverRole.name !== 'origin'
