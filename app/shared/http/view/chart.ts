/** Rows of numbers under the same labels. A number that is not known is null. */
export type ChartSeries = { name: string; values: (number | null)[] }

export type ChartKind = 'bar' | 'line' | 'stack'

type Bar = { x: string; y: number; width: string; series: number }
type Line = { x1: string; y1: number; x2: string; y2: number; series: number }
type Dot = { x: string; y: number; series: number }

/** Where everything stands: across in percent, so that words keep their size on every screen; down in pixels. */
export type ChartShape = {
  height: number
  rows: { label: string; value: number | null; y: number; bars: Bar[] }[]
  ticks: { value: number; y: number }[]
  labels: { text: string; x: string; anchor: 'start' | 'middle' | 'end' }[]
  lines: Line[]
  dots: Dot[]
}

const PLOT = { top: 22, height: 176, below: 30 }
const LINE = 26
const BAR = 14
const GAP = 16
const MOST_LABELS = 6

/** Numbers of colours in tokens.css; more series begin again. */
const COLOURS = 4

const percent = (part: number) => `${Math.round(part * 10000) / 100}%`
const colourOf = (index: number) => (index % COLOURS) + 1
const positive = (value: number | null | undefined) => Math.max(0, value ?? 0)

/** The geometry of a chart: bars and stacks lie down, with their label above; lines run from left to right. */
export function chartShape(kind: ChartKind, labels: string[], series: ChartSeries[]): ChartShape {
  const empty = { rows: [], ticks: [], labels: [], lines: [], dots: [] }
  return {
    ...empty,
    ...(kind === 'line' ? lineShape(labels, series) : rowsShape(kind, labels, series)),
  }
}

function rowsShape(kind: ChartKind, labels: string[], series: ChartSeries[]) {
  const sum = (at: number) => series.reduce((total, { values }) => total + positive(values[at]), 0)
  const most =
    kind === 'stack'
      ? Math.max(0, ...labels.map((_, at) => sum(at)))
      : Math.max(0, ...series.flatMap(({ values }) => values.map(positive)))
  const scale = most || 1
  const lanes = kind === 'stack' ? 1 : series.length
  const step = LINE + lanes * BAR + GAP
  const rows = labels.map((label, at) => {
    const top = at * step + LINE
    let before = 0
    const bars = series.map(({ values }, index) => {
      const width = positive(values[at]) / scale
      const x = kind === 'stack' ? before : 0
      before += width
      const y = kind === 'stack' ? top : top + index * BAR
      return { x: percent(x), y, width: percent(width), series: colourOf(index) }
    })
    const single = series.length === 1 ? (series[0].values[at] ?? null) : sum(at)
    const value = kind === 'bar' && series.length > 1 ? null : single
    return { label, value, y: top - 8, bars: bars.filter(({ width }) => width !== '0%') }
  })
  return { height: Math.max(1, labels.length * step - GAP + 2), rows }
}

function lineShape(labels: string[], series: ChartSeries[]) {
  const top = niceTop(Math.max(0, ...series.flatMap(({ values }) => values.map(positive))))
  const last = Math.max(1, labels.length - 1)
  // A little room on both sides, so that no dot is cut.
  const across = (at: number) => percent(0.02 + (0.96 * at) / last)
  const down = (value: number) => Math.round(PLOT.top + PLOT.height * (1 - positive(value) / top))
  const lines: Line[] = []
  const dots: Dot[] = []
  series.forEach(({ values }, index) => {
    let previous: Dot | undefined
    labels.forEach((_, at) => {
      const value = values[at]
      if (value === null || value === undefined) return (previous = undefined)
      const dot = { x: across(at), y: down(value), series: colourOf(index) }
      if (previous) {
        lines.push({ x1: previous.x, y1: previous.y, x2: dot.x, y2: dot.y, series: dot.series })
      }
      dots.push((previous = dot))
    })
  })
  const every = Math.ceil(labels.length / MOST_LABELS)
  const shown = labels.flatMap((text, at) => {
    if (at % every) return []
    const anchor = at === 0 ? 'start' : at === last ? 'end' : 'middle'
    return [{ text, x: anchor === 'start' ? '0%' : anchor === 'end' ? '100%' : across(at), anchor }]
  }) as ChartShape['labels']
  const ticks = [0, 0.5, 1].map((part) => ({ value: top * part, y: down(top * part) }))
  return { height: PLOT.top + PLOT.height + PLOT.below, ticks, labels: shown, lines, dots }
}

/** The next round number whose half is round too: 2, 4, 10 and their tens. */
export function niceTop(most: number) {
  if (!(most > 0)) return 2
  const tens = 10 ** Math.floor(Math.log10(most))
  const step = [1, 2, 4, 6, 8, 10].find((one) => one * tens >= most)!
  return tens >= 10 || step !== 1 ? step * tens : Math.max(2, step * tens)
}
