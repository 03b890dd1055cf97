import { statfs } from 'node:fs/promises'
import { dataDir } from '#config/data'
import type { Check } from '#operations/queries/health_report'

const WARN = { bytes: 2 * 1024 ** 3, share: 0.1 }
const BAD = { bytes: 200 * 1024 ** 2, share: 0.01 }

/** Room on the disk that holds the data. */
export async function checkDisk(): Promise<Check> {
  const { bavail, blocks, bsize } = await statfs(dataDir)
  const freeBytes = bavail * bsize
  const totalBytes = blocks * bsize
  const isBelow = ({ bytes, share }: typeof WARN) =>
    freeBytes < bytes || freeBytes < totalBytes * share
  const tone = isBelow(BAD) ? 'bad' : isBelow(WARN) ? 'warn' : 'ok'
  return { name: 'disk', tone, facts: { freeBytes, totalBytes } }
}
