import { join } from 'node:path'
import sharp from 'sharp'
import { TaskProblem, type Hand } from '#media/child/types'

type Task = { path: string; folder: string }

const WIDTHS = [320, 640, 1280, 1920]
const MOST_PIXELS = 100_000_000
const MOST_FRAMES = 120

// What runs other programs or reads other files has no place in a picture of a lesson.
sharp.block({ operation: ['VipsForeignLoadSvg', 'VipsForeignLoadPdf', 'VipsForeignLoadMagick'] })
sharp.concurrency(1)
sharp.cache(false)

const options = { limitInputPixels: MOST_PIXELS, failOn: 'error' as const }

/**
 * A picture in widths, as AVIF and WebP, upright and without what the camera wrote into it (place, time, device), and
 * once in full, for keeping.
 */
export async function makePictures({ path, folder }: Task, hand: Hand) {
  const found = await sharp(path, options)
    .metadata()
    .catch(() => {
      throw new TaskProblem('picture_unread')
    })
  const { autoOrient, format, pages = 1 } = found
  const [width, height] = [autoOrient.width, autoOrient.height]
  if (width * height > MOST_PIXELS) throw new TaskProblem('picture_large')
  await hand({ type: 'made', facts: { width, height } })
  const isMoving = pages > 1
  if (pages > MOST_FRAMES) throw new TaskProblem('picture_moves_long', { most: MOST_FRAMES })
  for (const wide of widthsOf(width, isMoving)) {
    await picture('webp', wide)
    if (!isMoving) await picture('avif', wide)
  }
  await whole(format)

  async function picture(type: 'webp' | 'avif', wide: number) {
    const name = `${wide}.${type}`
    const file = join(folder, name)
    const scaled = sharp(path, { ...options, animated: isMoving })
      .autoOrient()
      .resize({ width: wide, withoutEnlargement: true })
    const made =
      type === 'webp' ? scaled.webp({ quality: 75 }) : scaled.avif({ quality: 50, effort: 4 })
    const { width: across, height: down, pageHeight } = await made.toFile(file)
    const tall = pageHeight ?? down
    await hand({
      type: 'made',
      role: 'picture',
      name,
      file,
      position: wide,
      width: across,
      height: tall,
    })
  }

  /** In its own format, so that what is taken along is what was brought, less what nobody asked for. */
  async function whole(kind: string) {
    const type = kind === 'png' || kind === 'webp' || kind === 'gif' ? kind : 'jpeg'
    const name = `download.${type === 'jpeg' ? 'jpg' : type}`
    const file = join(folder, name)
    await sharp(path, { ...options, animated: isMoving })
      .autoOrient()
      .toFormat(type, type === 'jpeg' ? { quality: 92 } : {})
      .toFile(file)
    await hand({ type: 'made', role: 'download', name, file, position: 0, width, height })
  }
}

function widthsOf(width: number, isMoving: boolean) {
  const most = isMoving ? 640 : 1920
  const fitting = WIDTHS.filter((one) => one <= Math.min(width, most))
  // A picture between two widths is also given as it is.
  if (width < most && !fitting.includes(width)) fitting.push(width)
  return fitting
}

/** A page for the reader of scans, which knows fewer formats than browsers do. */
export async function makePng({ path, folder }: Task, hand: Hand) {
  const file = join(folder, 'scan.png')
  const { width, height } = await sharp(path, options).greyscale().png().toFile(file)
  await hand({ type: 'made', role: 'page', name: 'scan.png', file, position: 0, width, height })
}
