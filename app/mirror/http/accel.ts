import env from '#start/env'

/** Where nginx finds the objects of this server, as an internal location; undefined where it is not in front of it. */
export const accel = { prefix: env.get('MIRROR_ACCEL') as string | undefined }
