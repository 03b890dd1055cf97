import env from '#start/env'
import { isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url)).replace(/\/build\/$/, '/')

/** The folder that holds `package.json` and `content-packs/`: the checkout, also when the built application runs. */
export const projectRoot = root

const folder = env.get('DATA_DIR')

/** The folder of everything that must survive: databases, files, keys. */
export const dataDir = isAbsolute(folder) ? folder : join(root, folder)

export const dataPath = (...parts: string[]) => join(dataDir, ...parts)
