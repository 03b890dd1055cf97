import { helper } from '#shared/helpers'
import { runTask } from '#media/child/run_task'
import { runProgram } from '#media/prepare/run_program'
import { MediaProblem } from '#media/prepare/types'
import type { Workshop } from '#media/prepare/workshop'

const PAGE_SECONDS = 180
const MOST_PAGES = 300

/** Reads the words off the pictures of the pages, in the languages that the machine's reader knows. */
export async function readScans(shop: Workshop) {
  const languages = await knownLanguages(shop)
  if (!languages) throw new MediaProblem('no_khmer_reader')
  const pages = Math.min(shop.facts.pages ?? 0, MOST_PAGES)
  for (let page = 1; page <= pages && shop.has(`page-${page}.webp`); page++) {
    const text = await readPage(shop, page, languages)
    await shop.keepText({ position: page, text, origin: 'scan' })
    await shop.job.progress(page, pages)
    await shop.job.throwIfCancelled()
  }
}

async function readPage(shop: Workshop, page: number, languages: string) {
  const { signal } = shop.job
  const path = shop.made(`page-${page}.webp`)!
  await runTask(
    { kind: 'png', path, folder: shop.folder },
    { signal, seconds: PAGE_SECONDS, take: async () => {} }
  )
  const args = [shop.file('scan.png'), 'stdout', '-l', languages]
  const { code, output } = await runProgram(helper('tesseract')!, args, {
    ...{ signal, seconds: PAGE_SECONDS, cwd: shop.folder },
  })
  return code === 0 ? output.normalize('NFC') : ''
}

/** Khmer and English, as far as they are installed. */
async function knownLanguages({ job, folder }: Workshop) {
  const run = { signal: job.signal, seconds: 20, cwd: folder }
  const { output, errors } = await runProgram(helper('tesseract')!, ['--list-langs'], run)
  const known = `${output}\n${errors}`.split('\n').map((line) => line.trim())
  return ['khm', 'eng'].filter((one) => known.includes(one)).join('+')
}
