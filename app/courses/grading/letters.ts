export type Letter = { letter: string; from: number }

const LINE = /^(\S.{0,19}?)\s*[|｜]\s*(\d{1,3}(?:[.,]\d+)?)$/

/** What a course has where it says nothing else. */
export const HOUSE_LETTERS = 'A | 85\nB | 70\nC | 60\nD | 50\nE | 40\nF | 0'

/** The lines of a scale, the best letter first; null where one can't be read. A scale without lines has no letters. */
export function lettersOf(text: string): Letter[] | null {
  const lines = text.split('\n').map((line) => line.trim())
  const read = lines.filter(Boolean).map((line) => {
    const [, letter, from] = LINE.exec(line) ?? []
    return letter ? { letter, from: Number(from.replace(',', '.')) } : null
  })
  if (read.some((one) => one === null || one.from > 100)) return null
  return (read as Letter[]).sort((a, b) => b.from - a.from)
}

/** The letter for so many per cent; null below the lowest. */
export const letterFor = (percent: number, letters: readonly Letter[]) =>
  letters.find(({ from }) => percent >= from)?.letter ?? null
