import type { FileProblem } from '#media/types'

/** `waiting`: all is made but what needs a program that is not on this machine; `partly`: something could not be made. */
export const preparationStates = [
  ...(['queued', 'done', 'waiting', 'partly', 'failed', 'cancelled'] as const),
] as const
export type PreparationState = (typeof preparationStates)[number]

export type StepProblem = FileProblem & { step: string }

/** What is known of a file. Lengths are seconds, loudness is LUFS. */
export type Facts = {
  seconds?: number
  width?: number
  height?: number
  pages?: number
  loudness?: number
  hasSound?: boolean
  title?: string
}

export const derivativeRoles = [
  ...(['picture', 'poster', 'cover', 'sprite', 'storyboard', 'stream', 'playlist'] as const),
  ...(['download', 'sound', 'captions', 'page', 'chapter', 'part', 'document'] as const),
] as const
export type DerivativeRole = (typeof derivativeRoles)[number]

/** A file cannot be converted, or not in this way; the code is a sentence in both languages. It stays as it came. */
export class MediaProblem extends Error {
  constructor(
    readonly code: string,
    readonly data?: FileProblem['data']
  ) {
    super(`The file could not be prepared: ${code} ${JSON.stringify(data ?? {})}`)
  }
}
