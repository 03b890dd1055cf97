import { stat } from 'node:fs/promises'
import { helper } from '#shared/helpers'
import { openArchive } from '#shared/archive/open_archive'
import { readPages, scans } from '#media/kinds/pdf'
import { officeText } from '#media/kinds/office_text'
import { runProgram } from '#media/prepare/run_program'
import { MediaProblem } from '#media/prepare/types'
import type { Step } from '#media/prepare/steps'
import type { Workshop } from '#media/prepare/workshop'

const SECONDS = 300

/** The document as a PDF, by LibreOffice with a profile of its own and without macros, links or a network. */
async function makePdf(shop: Workshop) {
  const args = [
    ...[`-env:UserInstallation=file://${shop.file('profile')}`, '--headless', '--norestore'],
    ...['--nolockcheck', '--nodefault', '--convert-to', 'pdf', '--outdir', shop.folder, shop.path],
  ]
  await runProgram(helper('libreoffice')!, args, {
    ...{ signal: shop.job.signal, seconds: SECONDS, cwd: shop.folder },
  })
  const made = shop.file(`${shop.source.sha256}.pdf`)
  const found = await stat(made).catch(() => undefined)
  if (!found) throw new MediaProblem('office_unread')
  await shop.keep('document', 'document.pdf', made)
}

async function readText(shop: Workshop) {
  if (shop.source.mediaType === 'application/x-cfb') return
  const { archive, close } = await openArchive(shop.path, Number(shop.source.size)).catch(() => {
    throw new MediaProblem('office_unread')
  })
  try {
    await shop.keepText({ position: 0, text: await officeText(archive) })
  } finally {
    close()
  }
}

const isPacked = ({ source }: Workshop) => /openxml|opendocument|zip/.test(source.mediaType)

export const steps: Step[] = [
  { name: 'words', applies: isPacked, run: readText },
  { name: 'document', needs: 'libreoffice', run: makePdf },
  {
    name: 'pages',
    applies: (shop) => shop.has('document.pdf'),
    run: (shop) => readPages(shop, shop.made('document.pdf')),
  },
  scans,
]
