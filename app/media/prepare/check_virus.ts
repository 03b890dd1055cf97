import { mkdir, rename } from 'node:fs/promises'
import { dataPath } from '#config/data'
import { blobPath } from '#media/blob_path'
import { helper } from '#shared/helpers'
import { runProgram } from '#media/prepare/run_program'
import { MediaProblem } from '#media/prepare/types'
import type Blob from '#media/models/blob'

const SECONDS = 600

/**
 * Asks clamd, where there is one. A file with a virus is taken aside: it is not given out any more, whoever uses it.
 * A daemon that does not answer stops nothing.
 */
export async function checkVirus({ sha256 }: Blob, signal: AbortSignal) {
  const program = helper('clamd')
  if (!program) return
  const scan = program.replace(/clamd$/, 'clamdscan')
  const args = ['--no-summary', '--fdpass', '--infected', blobPath(sha256)]
  const { code, output } = await runProgram(scan, args, { signal, seconds: SECONDS }).catch(() => ({
    ...{ code: 2, output: '' },
  }))
  if (code !== 1) return
  await mkdir(dataPath('quarantine'), { recursive: true })
  await rename(blobPath(sha256), dataPath('quarantine', sha256))
  const name = /: (.+) FOUND/.exec(output)?.[1] ?? ''
  throw new MediaProblem('virus', { name: name.slice(0, 100) })
}
