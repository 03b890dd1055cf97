import env from '#start/env'
import { isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectRoot as root } from '#start/root'

/** The checkout, as a path. */
export const projectRoot = fileURLToPath(root)

const folder = env.get('DATA_DIR')

/** The folder of everything that must survive: databases, files, keys. */
export const dataDir = isAbsolute(folder) ? folder : join(projectRoot, folder)

export const dataPath = (...parts: string[]) => join(dataDir, ...parts)
