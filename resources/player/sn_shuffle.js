/* Selection and randomization of children (SR.1, SR.2). */
export function shuffle(node, moment, random = Math.random) {
  const { selectionTiming, selectCount, randomizationTiming, randomizeChildren } = node.controls
  if (selectionTiming === moment && selectCount > 0 && selectCount < node.all.length) {
    const chosen = new Set(mixed(node.all, random).slice(0, selectCount))
    node.kids = node.all.filter((kid) => chosen.has(kid))
  }
  if (randomizationTiming === moment && randomizeChildren) node.kids = mixed(node.kids, random)
}

function mixed(list, random) {
  const copy = [...list]
  for (let at = copy.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[copy[at], copy[other]] = [copy[other], copy[at]]
  }
  return copy
}
