import { deviceStorage, keepList, readList } from './storage.js'

/*
 * Commits that the server has not confirmed, on this device: a dead line, a closed window or a restarted server
 * lose none. One key for each launch, below the attempt, so that the next launch of the same attempt finds them.
 */
const PREFIX = 'tonle:journal:'

/** What a session says replaces what it said before, while that waits; its calls are kept. At most so many. */
const MOST_CALLS = 1000

/** What content said in xAPI is never replaced, only added to. */
const MOST_STATEMENTS = 200
const said = ({ statements }) => statements || []

export function openJournal({ attempt, launch, earlier: before = [] }, storage = deviceStorage()) {
  const key = `${PREFIX}${attempt}:${launch}`
  let entries = readList(storage, key)
  let last = entries.reduce((most, { seq }) => Math.max(most, seq), 0)
  let sending = 0

  function write(name, list) {
    return keepList(storage, name, list)
  }

  function keep() {
    if (write(key, entries)) return
    // No room: the calls go first, they are only for looking at.
    write(
      key,
      entries.map((entry) => ({ ...entry, calls: [] }))
    )
  }

  return {
    /** Numbers go on after what the server has, also when the window was opened again. */
    beginAfter(sequence) {
      last = Math.max(last, sequence)
    },
    next: () => last + 1,
    size: () => entries.length,
    add(values) {
      const before = entries[entries.length - 1]
      const replaces =
        before &&
        before.seq > sending &&
        !before.final &&
        before.sco === values.sco &&
        before.session === values.session &&
        said(before).length + said(values).length <= MOST_STATEMENTS
      const calls = [...(replaces ? before.calls : []), ...values.calls]
      const omitted =
        (replaces ? before.omitted : 0) + values.omitted + Math.max(0, calls.length - MOST_CALLS)
      if (replaces) entries.pop()
      last += 1
      const carried = replaces
        ? { sequencing: before.sequencing, objectives: before.objectives }
        : {}
      const shared = { ...(replaces && before.shared), ...values.shared }
      const statements = [...(replaces ? said(before) : []), ...said(values)]
      entries.push({
        ...{ ...carried, ...values, seq: last, calls: calls.slice(-MOST_CALLS), omitted },
        ...(statements.length > 0 ? { statements } : {}),
        ...(Object.keys(shared).length > 0 ? { shared } : {}),
      })
      keep()
      return last
    },
    /** What is to be sent now, oldest first; later commits don't touch it until `done`. */
    batch(most = 20) {
      const list = entries.slice(0, most)
      if (list.length > 0) sending = list[list.length - 1].seq
      return list
    },
    done(accepted) {
      entries = entries.filter(({ seq }) => seq > accepted)
      sending = 0
      keep()
    },
    release() {
      sending = 0
    },
    /** Commits of earlier launches of this attempt, or of attempts before it, in the order in which they were made. */
    earlier() {
      const found = []
      const begins = [attempt, ...before].map((one) => `${PREFIX}${one}:`)
      for (let at = 0; at < storage.length; at++) {
        const name = storage.key(at)
        if (name !== key && begins.some((begin) => name.startsWith(begin))) found.push(name)
      }
      return found.sort().map((name) => ({
        launch: name.slice(name.lastIndexOf(':') + 1),
        entries: readList(storage, name),
        done: (accepted) =>
          write(
            name,
            readList(storage, name).filter(({ seq }) => seq > accepted)
          ),
        drop: () => storage.removeItem(name),
      }))
    },
  }
}
