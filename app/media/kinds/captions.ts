import { textOfMarkup } from '#media/kinds/markup_text'

const TIMES =
  /^(\d{1,2}:\d{2}(?::\d{2})?)[,.](\d{1,3})\s*-->\s*(\d{1,2}:\d{2}(?::\d{2})?)[,.](\d{1,3})(.*)$/
const NUMBER = /^\d+$/

/** Captions as browsers read them (WebVTT): what came as SubRip gets points for commas and loses its numbers. */
export function vttOf(text: string): string {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  if (lines[0].startsWith('WEBVTT')) return lines.join('\n')
  const kept: string[] = []
  for (const [at, line] of lines.entries()) {
    const times = TIMES.exec(line.trim())
    if (times)
      kept.push(
        `${full(times[1])}.${times[2].padEnd(3, '0')} --> ${full(times[3])}.${times[4].padEnd(3, '0')}`
      )
    else if (!(NUMBER.test(line.trim()) && TIMES.test(lines[at + 1]?.trim() ?? ''))) kept.push(line)
  }
  return `WEBVTT\n\n${kept.join('\n')}`
}

const full = (time: string) => (time.split(':').length === 2 ? `00:${time}` : time.padStart(8, '0'))

/** What is said, without times and marks. */
export const wordsOf = (vtt: string) => textOfMarkup(spoken(vtt))

const spoken = (vtt: string) =>
  vtt
    .split(/\n{2,}/)
    .slice(1)
    .filter((block) => !/^(?:NOTE|STYLE|REGION)/.test(block))
    .flatMap((block) => block.split('\n').filter((line) => !TIMES.test(line) && !NUMBER.test(line)))
    .join('\n')
