import env from '#start/env'

/** What this server is to others; a training centre may be both: a mirror of the ministry and the origin of schools. */
export const serverRole = { name: env.get('TONLE_ROLE') }

/** Whether this server only mirrors another: its library is a copy, and what is written into it is not passed on. */
export const isOnlyMirror = () => serverRole.name === 'mirror'
