import { runFfmpeg } from '#media/ffmpeg/run_ffmpeg'
import { probe, type Probed } from '#media/ffmpeg/probe'
import type { Workshop } from '#media/prepare/workshop'

const known = new WeakMap<Workshop, Probed>()

/** What ffprobe says of the file, asked once in a run; the figures that people see are kept. */
export async function probed(shop: Workshop): Promise<Probed> {
  const found = known.get(shop) ?? (await probe(shop.path, shop.source.mediaType, shop.job.signal))
  known.set(shop, found)
  const { seconds, width, height, hasSound } = found
  shop.facts = { ...shop.facts, seconds, hasSound, ...(width ? { width, height } : {}) }
  return found
}

/** Runs ffmpeg over the file of the shop. @returns what it said */
export async function convert(
  shop: Workshop,
  output: string,
  args: string[],
  before: string[] = []
): Promise<string> {
  const { format, seconds } = await probed(shop)
  return runFfmpeg({
    ...{ format, input: shop.path, before, args, output, cwd: shop.folder, lasts: seconds },
    signal: shop.job.signal,
    progress: (share) => void shop.job.progress(Math.round(share * 100), 100).catch(() => {}),
  })
}

/** Speech for slow lines: Opus, which is small, and AAC for the phones that do not know it. */
export async function makeSound(shop: Workshop, { opus = '32k', aac = '64k' } = {}) {
  const plain = ['-map', '0:a:0', '-vn', '-sn', '-dn', '-map_metadata', '-1', '-ac', '1']
  if (!shop.has('sound.ogg')) {
    const file = shop.file('sound.ogg')
    await convert(shop, file, [...plain, '-c:a', 'libopus', '-b:a', opus, '-f', 'ogg'])
    await shop.keep('sound', 'sound.ogg', file, { position: 1 })
  }
  if (!shop.has('sound.m4a')) {
    const file = shop.file('sound.m4a')
    const mp4 = ['-movflags', '+faststart', '-f', 'mp4']
    await convert(shop, file, [...plain, '-c:a', 'aac', '-b:a', aac, ...mp4])
    await shop.keep('sound', 'sound.m4a', file, { position: 2 })
  }
}

/** The loudness of the whole (EBU R128, LUFS): lessons far from -16 are told apart for their authors. */
export async function measureLoudness(shop: Workshop) {
  const said = await convert(shop, '-', [
    ...['-map', '0:a:0', '-af', 'loudnorm=print_format=json', '-vn', '-f', 'null'],
  ])
  const found = /"input_i"\s*:\s*"(-?[\d.]+)"/.exec(said)
  if (found) shop.facts = { ...shop.facts, loudness: Number(found[1]) }
}
