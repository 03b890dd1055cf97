import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pair, type Contact } from '#bench/mirror/pair'
import { casynced, has, rsynced, writeTree } from '#bench/mirror/trees'
import type { Change, CorpusName } from '#bench/mirror/corpora'
import type { BenchContext, Table } from '#bench/types'

type Built = {
  id: string
  catalogue: string
  packs: string[]
  blobs: number
  update?: { catalogue: number; all: number }
} & {
  seconds: number
  cpu: number
  memory: number
}
type Row = Table['rows'][number]

const MB = 1e6
const mb = (bytes: number) => (bytes / MB).toFixed(3)
const kept = (is: boolean) => (is ? 'kept' : 'NOT KEPT')

/** Bytes, requests and the rest of one contact as a row. */
const rowOf = (what: string, { bytes, up, requests, beside, ...one }: Contact): Row => ({
  ...{ what, 'MB': mb(bytes), 'MB up': mb(up), requests },
  ...{
    'CPU s': one.cpu.toFixed(2),
    'memory MB': `${one.idle} to ${one.memory}`,
    'CPU s beside': beside.cpu.toFixed(2),
    'MB beside': beside.memory,
    's': one.seconds.toFixed(1),
  },
  outcome: one.outcome,
})
const COLUMNS = [
  ...['what', 'MB', 'MB up', 'requests', 'CPU s', 'memory MB', 'CPU s beside', 'MB beside'],
  ...['s', 'outcome'],
]

/** Changes the library, builds and publishes it; the mirror calls. */
async function step(pair: Pair, change: () => void) {
  change()
  const forecast = pair.origin.step<{ firstFill: number; update: number }>('mirror', 'forecast')
  const built = pair.origin.step<Built>('mirror', 'build')
  pair.origin.step('mirror', 'publish', built.id)
  const contact = await pair.contact()
  return { built, contact, forecast }
}

type Step = Awaited<ReturnType<typeof step>>

type Bar = readonly [what: string, figure: string | number, bar: string, is: boolean]

const barTable = (bars: readonly Bar[]): Table => ({
  title: 'The bars',
  columns: ['what', 'figure', 'bar', 'is'],
  rows: bars.map(([what, figure, bar, is]) => ({ what, figure, bar, is: kept(is) })),
})

/** How far the planner was off, in hundredths; for a first fill or for an update. */
const offBy = ({ forecast, contact: { bytes } }: Step, isFirst: boolean) =>
  ((isFirst ? forecast.firstFill : forecast.update) / bytes - 1) * 100

const forecastBar = (what: string, one: Step, isFirst = false): Bar => {
  const off = offBy(one, isFirst)
  return [`forecast of ${what}, off by %`, off.toFixed(2), '2', Math.abs(off) <= 2]
}

/**
 * MIRROR.md section 2.2 counted a program that fetches, checks and writes, without rows, search and pages: that is what
 * the process beside the server does. The whole is told too.
 */
function applyBars({ beside, ...server }: Contact): Bar[] {
  const all = beside.cpu + server.cpu
  return [
    ['fetch, check, write (MIRROR.md 2.2): CPU s', beside.cpu.toFixed(2), '8', beside.cpu <= 8],
    ['fetch, check, write: most MB', beside.memory, '200', beside.memory <= 200],
    ['with rows, search and pages of the server: CPU s', all.toFixed(2), '8', all <= 8],
    ['the server meanwhile: most MB', server.memory, '200', server.memory <= 200],
  ]
}

/** The trial of a gigabyte: a first fill, nothing new, small edits, a patched library in 30 packages. */
export async function largeTrial({ say }: BenchContext): Promise<Table[]> {
  const pair = await Pair.open()
  const fill = (change: Change) => () => {
    say(`the library: ${change}`)
    pair.origin.step('mirror', 'fill', 'large', change)
  }
  try {
    const made = pair.origin.step<{ profile: string; institution: string }>('mirror', 'origin')
    await pair.pair(made)
    const first = await step(pair, fill('none'))
    say('building once more')
    const again = pair.origin.step<Built>('mirror', 'build')
    const isSame =
      again.catalogue === first.built.catalogue && `${again.packs}` === `${first.built.packs}`
    const nothing = await pair.contact()
    const edits = await step(pair, fill('edits'))
    const library = await step(pair, fill('library'))
    const ratio = first.contact.bytes / first.built.blobs
    const bars: Bar[] = [
      ['first fill, of its unique bytes', ratio.toFixed(4), '1.01', ratio <= 1.01],
      ...applyBars(first.contact),
      ['nothing new, bytes', nothing.bytes, '5,000', nothing.bytes <= 5_000],
      ['nothing new, requests', nothing.requests, '1', nothing.requests === 1],
      ['small edits, MB', mb(edits.contact.bytes), '0.42', edits.contact.bytes <= 420_000],
      ['small edits, requests', edits.contact.requests, '15', edits.contact.requests <= 15],
      ['patched library, MB', mb(library.contact.bytes), '0.060', library.contact.bytes <= 60_000],
      ['building twice gives the same', isSame ? 'yes' : 'NO', 'yes', isSame],
      forecastBar('the first fill', first, true),
      forecastBar('small edits', edits),
      forecastBar('the patched library', library),
    ]
    return [
      {
        title: `A gigabyte: ${mb(first.built.blobs)} MB of unique blobs`,
        columns: COLUMNS,
        rows: [
          rowOf('first fill', first.contact),
          rowOf('nothing new', nothing),
          rowOf('small edits', edits.contact),
          rowOf('patched library in 30 packages', library.contact),
        ],
      },
      barTable(bars),
      {
        title: 'At the origin',
        columns: ['what', 'CPU s', 's', 'most MB'],
        rows: [first, edits, library].map(({ built }, n) => ({
          'what': ['build', 'build after the edits', 'build after the library'][n],
          ...{ 'CPU s': built.cpu.toFixed(1), 's': built.seconds.toFixed(1) },
          'most MB': Math.round(built.memory),
        })),
      },
      ...programsOf('large', ['none', 'edits', 'library'], say),
    ]
  } finally {
    await pair.close()
  }
}

const PAGES = 3000

/** The trial of 137 MB: what a month changes at a school. */
export async function smallTrial({ say }: BenchContext): Promise<Table[]> {
  const pair = await Pair.open()
  const { origin } = pair
  try {
    const made = origin.step<{ profile: string; institution: string }>('mirror', 'origin')
    await pair.pair(made)
    const first = await step(pair, () => {
      say('the library and 6,000 rows')
      origin.step('mirror', 'fill', 'small', 'none')
      origin.step('mirror', 'pages', 0, PAGES, 0)
    })
    const month = await step(pair, () => {
      say('what a month changes')
      origin.step('mirror', 'pages', 0, 60, 1)
      origin.step('mirror', 'pages', PAGES, PAGES + 60, 1)
      origin.step('mirror', 'fill', 'small', 'month')
    })
    const all = month.contact.bytes
    const { catalogue, all: small } = month.built.update!
    const bars: Bar[] = [
      ['all that was changed, MB', mb(all), '6.0', all <= 6 * MB],
      ['of that the catalogue: rows and trees, MB', mb(catalogue), '0.060', catalogue <= 60_000],
      forecastBar('the first fill', first, true),
      forecastBar('the month', month),
    ]
    return [
      {
        title: `137 MB: ${mb(first.built.blobs)} MB of unique blobs, ${2 * PAGES} rows of pages`,
        columns: COLUMNS,
        rows: [
          rowOf('first fill', first.contact),
          rowOf('a month: 120 pages, 1 video, 6 packages, 6 PDFs', month.contact),
        ],
      },
      barTable(bars),
      {
        title: 'The pack of the update',
        columns: ['what', 'MB'],
        rows: [
          { what: 'rows and trees', MB: mb(catalogue) },
          { what: 'with the small files that changed', MB: mb(small) },
        ],
      },
      ...programsOf('small', ['none', 'month'], say),
    ]
  } finally {
    await pair.close()
  }
}

/** The same files by programs of Debian, where they are. */
function programsOf(name: CorpusName, changes: Change[], say: (text: string) => void): Table[] {
  const programs = ['rsync', 'casync'].filter(has)
  if (programs.length === 0) return []
  const folder = mkdtempSync(join(tmpdir(), 'tonle-trees-'))
  const rows: Row[] = []
  try {
    for (const change of changes) {
      say(`${programs.join(' and ')}: ${change}`)
      const tree = join(folder, 'tree')
      rmSync(tree, { recursive: true, force: true })
      const bytes = writeTree(tree, name, change)
      rows.push({
        ...{ 'what': change, 'MB of files': mb(bytes) },
        'rsync MB': has('rsync') ? mb(rsynced(tree, join(folder, 'copy'))) : '',
        'casync MB': has('casync') ? mb(casynced(tree, join(folder, 'casync'))) : '',
      })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const columns = ['what', 'MB of files', 'rsync MB', 'casync MB']
  return [{ title: 'The same trees by other programs', columns, rows }]
}
