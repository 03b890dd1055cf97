/*
 * The stores that activities share (`adl.data`, RTE 4.3). Those of the package alone stand with the state of its tree
 * and last as long as an attempt at the whole; those that go from package to package are the server's, and only what
 * has changed is sent.
 * @param api a Scorm2004API of scorm-again
 * @param shared what the learner carries from package to package; null where the package keeps its stores to itself
 */
export function openSharedData(api, tree, shared) {
  let told = { ...shared }
  let round

  return {
    begin() {
      round = tree.root.attempts
    },
    /** Before an activity is shown: what it may read. */
    restore(maps = []) {
      if (!shared && tree.root.attempts !== round) tree.data = {}
      round = tree.root.attempts
      const stores = Object.entries(shared ? told : tree.data)
      // One that was emptied is as if it had never been set.
      const filled = stores.filter(([, value]) => value !== '')
      api.adl.restoreSharedDataSnapshot(Object.fromEntries(filled))
      // Both may be done unless the manifest says otherwise.
      api.adl.configureSharedDataMaps(
        maps.map((map) => ({ ...{ readSharedData: true, writeSharedData: true }, ...map }))
      )
    },
    /** For a commit. */
    take() {
      const data = api.adl.captureSharedDataSnapshot()
      if (!shared) {
        tree.data = data
        return {}
      }
      const changed = Object.entries(data).filter(([name, value]) => told[name] !== value)
      told = data
      return changed.length > 0 ? { shared: Object.fromEntries(changed) } : {}
    },
  }
}
