import type { HelperName } from '#shared/helpers'
import type { FileKind } from '#media/types'
import type { Workshop } from '#media/prepare/workshop'

/**
 * A part of a preparation. It is done once: what it kept stays, and a run that was killed goes on with the next. Where
 * `needs` is not on this machine, it waits. It throws a `MediaProblem` where the file cannot be converted.
 */
export type Step = {
  name: string
  needs?: HelperName
  /** Asked before it is run or waited for: false where this file does not call for it. */
  applies?: (shop: Workshop) => boolean | Promise<boolean>
  run: (shop: Workshop) => Promise<void>
}

type Lazy = () => Promise<{ steps: Step[] }>

const video: Lazy = () => import('#media/kinds/video')
const archive: Lazy = () => import('#media/kinds/archive')

/** What is made of each kind of file; what is not here is given out as it came. */
const byKind: Partial<Record<FileKind, Lazy>> = {
  image: () => import('#media/kinds/image'),
  video,
  audio: () => import('#media/kinds/audio'),
  pdf: () => import('#media/kinds/pdf'),
  epub: () => import('#media/kinds/epub'),
  office: () => import('#media/kinds/office'),
  subtitles: () => import('#media/kinds/subtitles'),
  ...{ h5p: archive, html5: archive, scorm12: archive, scorm2004: archive, cmi5: archive },
  ...{ xapi: archive, archive },
}

export async function stepsFor(kind: FileKind): Promise<Step[]> {
  const { steps } = (await byKind[kind]?.()) ?? { steps: [] }
  return steps
}

/**
 * What a file may be by its type alone: whether looking closer is worth a job. Drawings (SVG) stay as they are: they have
 * no width, and what a browser shows of them runs nothing.
 */
export const isPrepared = (mediaType: string) =>
  /^(?:image\/(?!svg)|video\/|audio\/)/.test(mediaType) ||
  /pdf|zip|openxml|opendocument|x-cfb|msword|rtf|subrip|text\/vtt/.test(mediaType)
