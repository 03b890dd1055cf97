import { BASE, COENG, MARK } from '#shared/khmer/alphabet'
import { normalise } from '#shared/khmer/normalise'
import { shifterOf } from '#shared/khmer/syllable'

const E = '\u17C1'
const U = '\u17BB'
const AA = '\u17B6'
const RO = '\u179A'

/** What a legacy text is made of, once its glyphs are Unicode: still in the order they are drawn. */
const UNIT = new RegExp(`${COENG}[${BASE}]|.`, 'gsu')
const IS_BASE = new RegExp(`^[${BASE}]`)
const IS_MARK = new RegExp(`^[${MARK}]`)
const DRAWN_BEFORE = /^[\u17C1-\u17C3]/
/** Vowels whose left half is drawn as a separate េ. */
const WITH_LEFT_HALF = /[\u17BF\u17C0\u17C5]/

interface Cluster {
  base: string
  subscripts: string[]
  marks: string[]
  left: string
  ro: boolean
}

/** ញ loses its foot over a subscript and is then drawn like ពា: «បពា្ចូល» is បញ្ចូល. */
function restoreNyo(cluster: Cluster, aaFirst: boolean): void {
  const [below] = cluster.subscripts
  if (cluster.base !== 'ព' || !below || !cluster.marks.includes(AA)) return
  if (!(aaFirst ? /[កខគចឆជឈញហ]/ : /[ចឆជឈញ]/).test(below)) return
  cluster.base = 'ញ'
  cluster.marks.splice(cluster.marks.indexOf(AA), 1)
}

function compose(cluster: Cluster): string {
  const { base, left, ro } = cluster
  const below = ro ? [...cluster.subscripts, RO] : cluster.subscripts
  const marks = [...cluster.marks]
  if (left && !(left === E && marks.some((mark) => WITH_LEFT_HALF.test(mark)))) marks.unshift(left)
  // U below another vowel is a shifter drawn low; `normalise` knows the cases with a vowel above.
  if (marks.includes(U) && (left || marks.includes(AA)) && !marks.includes('\u17C6')) {
    marks[marks.indexOf(U)] = shifterOf([base, ...below])
  }
  return base + below.map((one) => COENG + one).join('') + marks.join('')
}

/**
 * Khmer in the order in which it is drawn (left vowel and subscript RO before their consonant)
 * brought into the order of Unicode.
 *
 * @returns the text, and the number of pieces that hang on nothing, which tells how little the
 *   input was Khmer.
 */
export function visualToLogical(drawn: string): { text: string; faults: number } {
  let output = ''
  let faults = 0
  let left = ''
  let ro = false
  let aaFirst = false
  let cluster: Cluster | undefined

  const close = () => {
    if (cluster) {
      restoreNyo(cluster, aaFirst)
      output += compose(cluster)
    }
    cluster = undefined
  }
  const dropPending = () => {
    if (left || ro) faults++
    output += left + (ro ? COENG + RO : '')
    left = ''
    ro = false
  }

  for (const unit of drawn.match(UNIT) ?? []) {
    const subscript = unit.length === 2 && unit[0] === COENG ? unit[1] : ''
    if (subscript === RO || DRAWN_BEFORE.test(unit)) {
      close()
      if (subscript ? ro : left) dropPending()
      if (subscript) ro = true
      else left = unit
    } else if (IS_BASE.test(unit)) {
      close()
      cluster = { base: unit, subscripts: [], marks: [], left, ro }
      aaFirst = false
      left = ''
      ro = false
    } else if (cluster && subscript) {
      if (cluster.subscripts.length === 0) aaFirst = cluster.marks[0] === AA
      cluster.subscripts.push(subscript)
    } else if (cluster && IS_MARK.test(unit)) {
      if (cluster.marks.includes(unit) && unit !== AA) faults++
      cluster.marks.push(unit)
    } else {
      close()
      dropPending()
      if (subscript || IS_MARK.test(unit)) faults++
      output += unit
    }
  }
  close()
  dropPending()
  return { text: normalise(output), faults }
}
