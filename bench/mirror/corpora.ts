import { between, media } from '#bench/mirror/bytes'
import { h5pPackage, type Files } from '#bench/mirror/h5p'
import { scormPackage } from '#bench/mirror/scorm'

export type Item = {
  code: string
  /** A package is sent as a zip, anything else as it is. */
  kind: 'h5p' | 'scorm12' | 'file'
  /** Made when it is asked for: together they are larger than the memory. */
  files: () => Files
}

export type CorpusName = 'large' | 'small'

/** What was changed, in words of the trials: see `changes`. */
export type Change = 'none' | 'edits' | 'library' | 'month'

/** A corpus as it is after a change; the same bytes on every machine. */
export const corpus = (name: CorpusName, change: Change): Item[] =>
  name === 'large' ? large(change) : small(change)

/** 1 GB: 30 H5P packages that share their libraries, 20 SCORM trees with 4 runtimes, 40 media of 5 to 30 MB. */
function large(change: Change): Item[] {
  const isEdited = change !== 'none'
  const patch = change === 'library' ? 1 : 0
  const shape = {
    runtimes: 4,
    pages: 60,
    pictures: 24,
    pictureBytes: 150_000,
    runtimeBytes: 1_200_000,
  }
  return [
    ...range(30).map((n) =>
      item(`h5p-${n}`, 'h5p', () =>
        h5pPackage(n, { patch, text: isEdited && n < 2, picture: isEdited && n === 2 })
      )
    ),
    ...range(20).map((n) =>
      item(`scorm-${n}`, 'scorm12', () => scormPackage(n, shape, isEdited && n === 0))
    ),
    ...range(40).map((n) =>
      single(`film-${n}.mp4`, () =>
        media('mp4', `film ${n}`, between(`film size ${n}`, 5_000_000, 30_000_000))
      )
    ),
  ]
}

/** 137 MB with its catalogue: 15 videos of 4 MB, 40 SCORM zips of 1.3 MB, 60 PDFs of 0.3 MB. */
function small(change: Change): Item[] {
  const isLater = change === 'month'
  const anew = (is: boolean) => (isLater && is ? ' anew' : '')
  const shape = {
    runtimes: 1,
    pages: 20,
    pictures: 8,
    pictureBytes: 120_000,
    runtimeBytes: 600_000,
  }
  return [
    ...range(15).map((n) =>
      single(`video-${n}.mp4`, () => media('mp4', `video ${n}${anew(n === 0)}`, 4_000_000))
    ),
    ...range(40).map((n) =>
      item(`lesson-${n}`, 'scorm12', () => scormPackage(n, shape, isLater && n < 6))
    ),
    ...range(isLater ? 63 : 60).map((n) =>
      single(`sheet-${n}.pdf`, () => media('pdf', `sheet ${n}${anew(n < 3)}`, 300_000))
    ),
  ]
}

const range = (length: number) => Array.from({ length }, (_, n) => n)

const item = (code: string, kind: Item['kind'], files: () => Files): Item => ({ code, kind, files })

const single = (name: string, bytes: () => Buffer) =>
  item(name, 'file', () => ({ [name]: bytes() }))
