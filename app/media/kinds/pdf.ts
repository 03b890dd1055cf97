import db from '@adonisjs/lucid/services/db'
import { stat } from 'node:fs/promises'
import { runTask } from '#media/child/run_task'
import { readScans } from '#media/kinds/scans'
import { taking } from '#media/kinds/take'
import { MediaProblem } from '#media/prepare/types'
import type { Step } from '#media/prepare/steps'
import type { Workshop } from '#media/prepare/workshop'

const SECONDS = 3600
/** It is read into memory, in the process beside. */
const MOST_BYTES = 400 * 1024 ** 2

/** Pages and text; a run that was killed goes on at the page it had reached. */
export async function readPages(shop: Workshop, path = shop.path) {
  const { size } = await stat(path)
  if (size > MOST_BYTES) throw new MediaProblem('pdf_large', { most: MOST_BYTES / 1024 ** 2 })
  let from = 1
  while (shop.has(`page-${from}.webp`)) from++
  await runTask(
    { kind: 'pdf', path, folder: shop.folder, from: Math.max(1, from - 1) },
    { signal: shop.job.signal, seconds: SECONDS, take: taking(shop) }
  )
}

/** Whether there are pages without a word: then it is a scan, which only a reader of pictures can read. */
export async function isScan(shop: Workshop) {
  const rows = await db
    .from('media_texts')
    .where('source_id', shop.source.id)
    .where('origin', 'file')
    .where('text', '<>', '')
    .limit(1)
  return rows.length === 0 && shop.has('page-1.webp')
}

export const scans: Step = { name: 'scans', needs: 'tesseract', applies: isScan, run: readScans }

export const steps: Step[] = [{ name: 'pages', run: (shop) => readPages(shop) }, scans]
