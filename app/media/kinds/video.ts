import { readFile } from 'node:fs/promises'
import { convert, makeSound, measureLoudness, probed } from '#media/kinds/sound'
import { masterPlaylist, rungsFor, type Rung } from '#media/kinds/ladder'
import { storyboard } from '#media/kinds/storyboard'
import { runFfmpeg } from '#media/ffmpeg/run_ffmpeg'
import { MediaProblem } from '#media/prepare/types'
import type { Step } from '#media/prepare/steps'
import type { Workshop } from '#media/prepare/workshop'

const SEGMENT_SECONDS = 6

async function makePoster(shop: Workshop) {
  const { seconds, hasPicture } = await probed(shop)
  if (!hasPicture) throw new MediaProblem('no_picture')
  const file = shop.file('poster.jpg')
  const at = String(Math.min(seconds / 10, 30).toFixed(2))
  const size = "scale='min(640,iw)':-2"
  await convert(
    shop,
    file,
    ['-map', '0:v:0', '-frames:v', '1', '-vf', size, '-q:v', '5'],
    ['-ss', at]
  )
  await shop.keep('poster', 'poster.jpg', file)
}

/** One quality: a stream in one file with its playlist, so that a player fetches the parts of it that it needs. */
async function makeRung(shop: Workshop, rung: Rung, hasSound: boolean) {
  const name = `${rung.height}.mp4`
  if (shop.has(`${rung.height}.m3u8`)) return
  const list = shop.file(`${rung.height}.m3u8`)
  const sound = ['-map', '0:a:0', '-c:a', 'aac', '-b:a', '64k', '-ac', '2', '-ar', '44100']
  await convert(shop, list, [
    ...['-map', '0:v:0', '-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1'],
    ...['-vf', `scale=-2:${rung.height},format=yuv420p`, '-c:v', 'libx264', '-profile:v', 'main'],
    ...['-preset', 'veryfast', '-crf', '25', '-maxrate', rung.rate, '-bufsize', rung.buffer],
    ...['-force_key_frames', `expr:gte(t,n_forced*${SEGMENT_SECONDS})`, '-sc_threshold', '0'],
    ...(hasSound ? sound : []),
    ...['-f', 'hls', '-hls_time', String(SEGMENT_SECONDS), '-hls_playlist_type', 'vod'],
    ...['-hls_flags', 'single_file+independent_segments', '-hls_segment_type', 'fmp4'],
    ...['-hls_segment_filename', shop.file(name)],
  ])
  await shop.keep('stream', name, shop.file(name), { height: rung.height, width: rung.width })
  const text = await readFile(list, 'utf8')
  const versioned = text.replaceAll(name, `${name}?v=${shop.version(name)}`)
  const at = { height: rung.height, width: rung.width }
  await shop.keep('playlist', `${rung.height}.m3u8`, Buffer.from(versioned), at)
}

async function makeStreams(shop: Workshop) {
  const source = await probed(shop)
  const rungs = rungsFor(source.width, source.height)
  for (const rung of rungs) await makeRung(shop, rung, source.hasSound)
  const master = masterPlaylist(rungs, source, (name) => `${name}?v=${shop.version(name)}`)
  await shop.keep('playlist', 'master.m3u8', Buffer.from(master))
}

/** The middle quality as one plain file, to play without script and to take along. */
async function makeDownload(shop: Workshop) {
  const { width, height } = await probed(shop)
  const rungs = rungsFor(width, height)
  const rung = rungs.findLast((one) => one.height <= 360) ?? rungs[0]
  const file = shop.file('download.mp4')
  await runFfmpeg({
    ...{ format: 'mov', input: shop.made(`${rung.height}.mp4`)!, output: file, cwd: shop.folder },
    args: ['-c', 'copy', '-map_metadata', '-1', '-movflags', '+faststart', '-f', 'mp4'],
    ...{ lasts: shop.facts.seconds ?? 0, signal: shop.job.signal },
  })
  await shop.keep('download', 'download.mp4', file, { height: rung.height, width: rung.width })
}

type What = 'hasSound' | 'hasPicture'

/** Runs a step where the film has what it is about: there are films without sound, and sound in the frame of a film. */
const where = (what: What, run: Step['run']) => async (shop: Workshop) => {
  const found = await probed(shop)
  if (found[what]) await run(shop)
}

const needs = 'ffmpeg' as const

export const steps: Step[] = [
  { name: 'poster', needs, run: makePoster },
  { name: 'streams', needs, run: where('hasPicture', makeStreams) },
  { name: 'download', needs, run: where('hasPicture', makeDownload) },
  { name: 'sound', needs, run: where('hasSound', (shop) => makeSound(shop)) },
  { name: 'storyboard', needs, run: where('hasPicture', storyboard) },
  { name: 'loudness', needs, run: where('hasSound', measureLoudness) },
]
