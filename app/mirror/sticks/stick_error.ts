import { SourceError } from '#mirror/edge/source'

/** Why a stick could not be written; words in lang `mirror_sticks.errors`. */
export class StickError extends Error {
  constructor(
    readonly code:
      | 'not_published'
      | 'fake'
      | 'no_room'
      | 'gone'
      | 'read_only'
      | 'strange_folder'
      | 'nothing_more'
      | 'other_edition'
  ) {
    super(code)
  }
}

/** What the system says when a stick is pulled out, full or not to be written. */
export function stickErrorOf(error: unknown): StickError | undefined {
  if (error instanceof StickError) return error
  if (error instanceof SourceError) return new StickError('gone')
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC') return new StickError('no_room')
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return new StickError('read_only')
  if (code === 'EIO' || code === 'ENODEV' || code === 'ENOENT') return new StickError('gone')
  return undefined
}
