import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#shared/actor'
import { helper } from '#shared/helpers'
import { relayAll } from '#shared/outbox/relay'
import { transaction } from '#shared/database/transaction'
import { storeBlob } from '#media/actions/store_blob'
import { fileViews } from '#media/queries/file_view'
import { wantPreparation } from '#media/actions/want_preparation'
import type { BrowserSession } from '#tests/support/browser_session'

export const hasFfmpeg = Boolean(helper('ffmpeg'))
export const WITHOUT_FFMPEG = 'no ffmpeg on this machine (apt-get install ffmpeg)'

/** What ffmpeg makes of its own test sources, by these arguments. */
export async function madeByFfmpeg(name: string, args: string[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'media-'))
  const file = join(folder, name)
  execFileSync(helper('ffmpeg')!, ['-v', 'error', '-nostdin', ...args, file])
  const bytes = readFileSync(file)
  await rm(folder, { recursive: true })
  return bytes
}

/** Some seconds of a moving test picture, with a tone unless `silent`. */
export const film = ({ seconds = 4, size = '640x480', silent = false } = {}) =>
  madeByFfmpeg('film.mp4', [
    ...['-f', 'lavfi', '-i', `testsrc=size=${size}:rate=10:duration=${seconds}`],
    ...(silent ? [] : ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`]),
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
    ...['-movflags', 'use_metadata_tags', '-metadata', 'location=+11.5564+104.9282/'],
    ...['-metadata', `comment=${randomBytes(6).toString('hex')}`],
  ])

export const tone = (name = 'tone.wav') =>
  madeByFfmpeg(name, ['-f', 'lavfi', '-i', 'sine=frequency=330:duration=2'])

/** Stores a file and has it prepared at once. */
export async function prepared(content: Buffer | string, name: string) {
  const blob = await storeBlob(Buffer.from(content), name)
  await transaction((trx) => wantPreparation(trx, SYSTEM, blob))
  await relayAll()
  const view = (await fileViews([blob.id])).get(blob.id)!
  const names = await db
    .from('media_derivatives')
    .where('source_id', blob.id)
    .orderBy('name')
    .select('name')
  return { blob, view, names: names.map((row) => row.name as string) }
}

/** Talks tus as a program would, with the cookies of a browser. */
export function tus(browser: BrowserSession, purpose = 'library.file') {
  const base = process.env.APP_URL!
  const headers = (more: Record<string, string> = {}) => ({
    'tus-resumable': '1.0.0',
    'cookie': [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    ...more,
  })
  const meta = (values: Record<string, string>) =>
    Object.entries(values)
      .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
      .join(',')
  return {
    create: (size: number, filename: string, more: Record<string, string> = {}) =>
      fetch(new URL(`/media/uploads?purpose=${purpose}`, base), {
        method: 'POST',
        headers: headers({
          'upload-length': String(size),
          'upload-metadata': meta({ filename, ...more }),
        }),
      }),
    head: (address: string) =>
      fetch(new URL(address, base), { method: 'HEAD', headers: headers() }),
    send: (address: string, offset: number, bytes: Uint8Array, more: Record<string, string> = {}) =>
      fetch(new URL(address, base), {
        method: 'PATCH',
        headers: headers({
          'upload-offset': String(offset),
          'content-type': 'application/offset+octet-stream',
          ...more,
        }),
        body: bytes as Uint8Array<ArrayBuffer>,
      }),
    discard: (address: string) =>
      fetch(new URL(address, base), { method: 'DELETE', headers: headers() }),
  }
}

/** Sends a whole file in two pieces; the id under which a form names it. */
export async function arrive(
  browser: BrowserSession,
  bytes: Buffer,
  name: string,
  purpose?: string
) {
  const client = tus(browser, purpose)
  const address = (await client.create(bytes.length, name)).headers.get('location')!
  const half = Math.floor(bytes.length / 2)
  await client.send(address, 0, bytes.subarray(0, half))
  const last = await client.send(address, half, bytes.subarray(half))
  return { id: address.split('/').pop()!, status: last.status, body: await last.text() }
}
