import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { hashFile } from '#mirror/store/hash_file'

/**
 * The SHA-256 of a file as the disk gives it: read past the memory in which the system keeps what was just written (O_DIRECT,
 * through dd). Where that cannot be done the file is read as usual and counts as unproven.
 */
export async function readBack(path: string): Promise<{ name: string; proven: boolean }> {
  const name = await direct(path).catch(() => undefined)
  return name ? { name, proven: true } : { name: await hashFile(path), proven: false }
}

function direct(path: string) {
  return new Promise<string>((resolve, reject) => {
    const dd = spawn('dd', [`if=${path}`, 'iflag=direct', 'bs=1M', 'status=none'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const hash = createHash('sha256')
    dd.stdout.on('data', (piece) => hash.update(piece))
    dd.once('error', reject)
    dd.once('close', (code) =>
      code === 0 ? resolve(hash.digest('hex')) : reject(new Error(`dd ${code}`))
    )
  })
}
