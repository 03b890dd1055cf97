import { randomBytes } from 'node:crypto'
import { storeBlob } from '#media/actions/store_blob'

/** Files of half a megabyte that cannot be packed smaller, like pictures and sound. */
export async function seedBlobs(count: number) {
  for (let n = 0; n < count; n++) await storeBlob(randomBytes(512 * 1024), `${n}.bin`)
  return count
}
