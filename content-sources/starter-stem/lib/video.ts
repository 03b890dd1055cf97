import { colours, HEIGHT, newCanvas, WIDTH, type Pen } from './canvas.ts'
import { encode } from './ffmpeg.ts'

/** A film: what is on the picture at each second. It carries no words, so that one file serves every language. */
export type Film = { seconds: number; draw: (pen: Pen, at: number) => void }

const RATE = 12

export async function makeFilm({ seconds, draw }: Film) {
  const canvas = newCanvas()
  const pen = canvas.getContext('2d')
  function* frames() {
    for (let n = 0; n < seconds * RATE; n++) {
      draw(pen, n / RATE)
      progress(pen, n / (seconds * RATE))
      yield canvas.data()
    }
  }
  return encode(
    [
      ...['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${WIDTH}x${HEIGHT}`, '-r', String(RATE)],
      ...['-i', '-', '-c:v', 'libx264', '-profile:v', 'main', '-preset', 'slow', '-crf', '28'],
      ...['-tune', 'animation', '-pix_fmt', 'yuv420p', '-g', '72', '-movflags', '+faststart'],
    ],
    'film.mp4',
    frames()
  )
}

function progress(pen: Pen, share: number) {
  pen.fillStyle = colours.line
  pen.fillRect(0, HEIGHT - 3, WIDTH * share, 3)
}
