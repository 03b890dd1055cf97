import { convert, probed } from '#media/kinds/sound'
import type { Workshop } from '#media/prepare/workshop'

const COLUMNS = 8
const MOST = 64
const WIDTH = 160

/** Small pictures of the whole film in one, and where each stands (WebVTT), for finding a place in it. */
export async function storyboard(shop: Workshop) {
  const { seconds, width, height } = await probed(shop)
  const every = Math.max(2, Math.ceil(seconds / MOST))
  const count = Math.max(1, Math.min(MOST, Math.floor(seconds / every)))
  const columns = Math.min(COLUMNS, count)
  const rows = Math.ceil(count / columns)
  const tall = Math.max(2, Math.round((WIDTH * height) / width / 2) * 2)
  const file = shop.file('storyboard.jpg')
  const filter = `fps=1/${every},scale=${WIDTH}:${tall},tile=${columns}x${rows}`
  await convert(shop, file, ['-map', '0:v:0', '-an', '-vf', filter, '-frames:v', '1', '-q:v', '7'])
  await shop.keep('sprite', 'storyboard.jpg', file, { width: WIDTH, height: tall })
  const cues = Array.from({ length: count }, (_, n) => {
    const [x, y] = [(n % columns) * WIDTH, Math.floor(n / columns) * tall]
    const until = n === count - 1 ? seconds : (n + 1) * every
    return `${time(n * every)} --> ${time(until)}\nstoryboard.jpg#xywh=${x},${y},${WIDTH},${tall}\n`
  })
  await shop.keep('storyboard', 'storyboard.vtt', Buffer.from(`WEBVTT\n\n${cues.join('\n')}`))
}

function time(seconds: number) {
  const whole = new Date(Math.round(seconds * 1000)).toISOString()
  return whole.slice(11, 23)
}
