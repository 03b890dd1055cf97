import type { SourceError } from '#mirror/edge/source'
import type { FormatError } from '#mirror/format/format_error'
import type { RowsError } from '#mirror/rows/rows_error'
import type { TrustError } from '#mirror/trust/trusted_folder'

type Note =
  | (SourceError | TrustError | RowsError | FormatError)['code']
  | ('older' | 'waits_for_night' | 'disk_full' | 'missing' | 'mended' | 'spoiled')
  | ('stopped' | 'fault')

/** What a contact can end with, and its words in lang `mirror_here.notes`. */
export const notes: Record<Note, string> = {
  ...{ gone: 'gone', no_answer: 'no_answer', refused: 'refused', strange: 'strange' },
  ...{ suspended: 'suspended', retired: 'retired', reenrol: 'reenrol', not_signed: 'not_signed' },
  ...{ rolled_back: 'rolled_back', older: 'older', waits_for_night: 'waits_for_night' },
  ...{ disk_full: 'disk_full', app_too_old: 'app_too_old', newer_version: 'app_too_old' },
  ...{ missing: 'missing', mended: 'mended', spoiled: 'spoiled', stopped: 'stopped' },
  fault: 'fault',
  // What came is not what it should be: which way helps nobody.
  ...{ not_json: 'unreadable', not_canonical: 'unreadable', bad_shape: 'unreadable' },
  ...{ bad_path: 'unreadable', bad_order: 'unreadable', bad_hash: 'unreadable' },
  ...{ bad_size: 'unreadable', too_big: 'unreadable', wrong_base: 'unreadable' },
  incomplete: 'unreadable',
}

/** The key of the words for why; undefined where there is nothing to say. */
export const noteWord = (note: string | null | undefined) =>
  note ? (notes[note as Note] ?? 'unreadable') : undefined

const OUTCOMES: Record<string, string> = {
  ...{ running: 'info', done: 'ok', nothing_new: 'neutral', partial: 'warn', held: 'warn' },
  ...{ refused: 'bad', failed: 'bad' },
}

export const outcomeTone = (outcome: string) => OUTCOMES[outcome] ?? 'neutral'
