import { clear, colours, ease, write, type Pen } from '../lib/canvas.ts'
import type { Film } from '../lib/video.ts'

type Step = { list: number[]; pair: number; swaps: boolean; done: number }

/** Every comparison of a bubble sort, in order. */
function stepsOf(start: number[]): Step[] {
  const list = [...start]
  const steps: Step[] = []
  for (let done = 0; done < list.length - 1; done++) {
    let swapped = false
    for (let pair = 0; pair < list.length - 1 - done; pair++) {
      const swaps = list[pair] > list[pair + 1]
      steps.push({ list: [...list], pair, swaps, done })
      if (swaps) [list[pair], list[pair + 1]] = [list[pair + 1], list[pair]]
      swapped ||= swaps
    }
    if (!swapped) break
  }
  steps.push({ list, pair: -1, swaps: false, done: list.length })
  return steps
}

const steps = stepsOf([6, 3, 8, 2, 5])
const EACH = 3

function bar(pen: Pen, place: number, value: number, colour: string) {
  const [x, tall] = [90 + place * 62, value * 17]
  pen.fillStyle = colour
  pen.fillRect(x, 205 - tall, 46, tall)
  write(pen, `${value}`, x + 23, 228, { align: 'center', size: 18 })
}

const film: Film = {
  seconds: 3 + (steps.length - 1) * EACH + 4,
  draw(pen, at) {
    clear(pen)
    const index = Math.min(steps.length - 1, Math.max(0, Math.floor((at - 3) / EACH)))
    const { list, pair, swaps, done } = steps[index]
    const inside = at < 3 ? 0 : at - 3 - index * EACH
    const move = swaps ? ease(inside, 1.1, 2.3) : 0
    for (const [n, value] of list.entries()) {
      const isSeen = at >= 3 && (n === pair || n === pair + 1) && pair >= 0
      const place = n === pair ? n + move : n === pair + 1 ? n - move : n
      const isDone = n >= list.length - done
      const colour = isDone
        ? colours.green
        : isSeen
          ? swaps
            ? n === pair
              ? colours.red
              : '#e07a73'
            : colours.amber
          : '#8fb3dd'
      bar(pen, place, value, colour)
    }
    if (at >= 3 && pair >= 0) {
      const [a, b] = [list[pair], list[pair + 1]]
      write(pen, `${a} ${swaps ? '>' : '<'} ${b}`, 240, 42, { align: 'center', size: 24 })
      write(pen, swaps ? '⇄' : '✓', 310, 42, {
        size: 22,
        colour: swaps ? colours.red : colours.amber,
      })
    }
    const counted = pair < 0 ? steps.length - 1 : at < 3 ? 0 : index + 1
    write(pen, `n = ${counted}`, 470, 258, { align: 'right', size: 13, colour: colours.soft })
  },
}
export default film
