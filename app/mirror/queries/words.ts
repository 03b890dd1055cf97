/** Notes that have words of their own; all others mean that what came could not be read. */
const KNOWN = [
  ...['gone', 'no_answer', 'refused', 'strange', 'rolled_back', 'older', 'waits_for_night'],
  ...['disk_full', 'app_too_old', 'missing', 'mended', 'spoiled', 'stopped', 'fault'],
]

/** The key of the words for why, in lang `mirror_here.notes`; undefined where there is nothing to say. */
export const noteWord = (note: string | null | undefined) =>
  note ? (KNOWN.includes(note) ? note : 'unreadable') : undefined

const OUTCOMES: Record<string, string> = {
  ...{ running: 'info', done: 'ok', nothing_new: 'neutral', partial: 'warn', held: 'warn' },
  ...{ refused: 'bad', failed: 'bad' },
}

export const outcomeTone = (outcome: string) => OUTCOMES[outcome] ?? 'neutral'
