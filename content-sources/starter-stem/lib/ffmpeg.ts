import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Runs ffmpeg with raw frames or samples on its input; gives back the bytes of the file that it wrote. */
export async function encode(args: string[], name: string, input: Iterable<Buffer>) {
  const folder = mkdtempSync(join(tmpdir(), 'starter-'))
  try {
    const file = join(folder, name)
    const quiet = ['-hide_banner', '-loglevel', 'error', '-y']
    const exact = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags', '+bitexact']
    const child = spawn('ffmpeg', [...quiet, ...args, '-threads', '1', ...exact, file], {
      stdio: ['pipe', 'inherit', 'inherit'],
    })
    const over = once(child, 'exit')
    for (const chunk of input) {
      if (!child.stdin.write(chunk)) await once(child.stdin, 'drain')
    }
    child.stdin.end()
    const [code] = await over
    if (code !== 0) throw new Error(`ffmpeg ended with ${code}`)
    return readFileSync(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
