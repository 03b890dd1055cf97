import { cleanFilm } from '#media/clean/boxes'
import { cleanPng, cleanWebp } from '#media/clean/chunks'
import { cleanHeif } from '#media/clean/heif'
import { cleanJpeg } from '#media/clean/jpeg'
import { cleanTiff } from '#media/clean/tiff'
import { Patch } from '#media/clean/patch'

type Cleaner = (file: Patch) => Promise<void>

/** How each kind of picture and film keeps what the camera wrote. */
const BY_TYPE: [RegExp, Cleaner][] = [
  [/^image\/jpeg$/, cleanJpeg],
  [/^image\/(?:png|apng)$/, cleanPng],
  [/^image\/webp$/, cleanWebp],
  [/^image\/(?:heic|heif|avif)/, cleanHeif],
  [/^image\/(?:tiff|x-(?:canon|nikon|sony|adobe|panasonic|olympus|pentax))/, cleanTiff],
  [/^(?:video\/(?:mp4|quicktime|x-m4v|3gpp2?)|audio\/(?:mp4|x-m4a))$/, cleanFilm],
]

/**
 * Takes out of a picture or a film what the camera wrote into it: place, time, device, owner. Where the camera was held
 * upright or lying, the colours and everything that is seen and heard stays as it is. The file is changed where it
 * lies and keeps its length, so that a run that was killed can be made again.
 */
export async function cleanFile(path: string, mediaType: string) {
  const clean = BY_TYPE.find(([type]) => type.test(mediaType))?.[1]
  if (!clean) return
  const file = await Patch.open(path)
  try {
    await clean(file)
  } catch (error) {
    // A file that is not as it should be; nothing that can be read of it says more.
    if (!(error instanceof RangeError)) throw error
  } finally {
    await file.close()
  }
}
