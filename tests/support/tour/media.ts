import { SYSTEM } from '#shared/actor'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { storeBlob } from '#media/actions/store_blob'
import { transaction } from '#shared/database/transaction'
import { relayAll } from '#shared/outbox/relay'
import { wantPreparation } from '#media/actions/want_preparation'
import Upload from '#media/models/upload'
import { makeResource } from '#tests/support/library'
import { bookOf, pdfOf, photograph } from '#tests/support/media_files'
import { actorOf } from '#tests/support/player'
import { film, hasFfmpeg, tone } from '#tests/support/media'
import type { ResourceKind } from '#library/types'
import type { Site } from '#tests/support/site'
import type { Stop } from '#tests/support/page_tour'

/** A published resource whose file has been prepared. */
export async function shown(kind: ResourceKind, name: string, content: Buffer) {
  const blob = await storeBlob(content, name)
  await transaction((trx) => wantPreparation(trx, SYSTEM, blob))
  const files = [
    { name, content, role: 'main' as const },
    ...(kind === 'video'
      ? [{ name: 'captions.km.vtt', content: captions, role: 'captions' as const }]
      : []),
  ]
  const { code } = await makeResource({ kind, files })
  // The job runs while its ticket is delivered; what it tells comes with the next round.
  await relayAll()
  await relayAll()
  return `/library/${code}`
}

const captions = 'WEBVTT\n\n00:00.000 --> 00:02.000\nសួស្តី\n'

async function uploading(site: Site) {
  const now = clock.now()
  const { personId } = await actorOf(site.account('teacher').username)
  await Upload.create({
    ...{ id: newId(), personId, purpose: 'library.file', fileName: 'មេរៀនរូបវិទ្យា.mp4' },
    ...{ size: 5_000_000, sha256: null, state: 'refused', problem: { code: 'file_empty' } },
    ...{ kind: null, blobId: null, usedAt: null },
    ...{ createdAt: now, expiresAt: now.plus({ days: 7 }) },
  })
  return '/uploads'
}

const films: Stop[] = hasFfmpeg
  ? [
      {
        ...{ name: 'film', budget: 'resource' },
        path: async () => shown('video', 'film.mp4', await film({ seconds: 1, size: '320x180' })),
      },
      {
        name: 'sound',
        budget: 'resource',
        path: async () => shown('audio', 'tone.wav', await tone()),
      },
    ]
  : []

export const media: Stop[] = [
  { name: 'my uploads', budget: 'browse', as: 'teacher', path: uploading },
  { name: 'no uploads', budget: 'browse', as: 'trainer', path: '/uploads' },
  {
    ...{ name: 'files of the server', budget: 'dashboard', as: 'administrator' },
    path: async () => (
      await shown('pdf', 'broken.pdf', Buffer.from('%PDF-1.4 nothing')),
      '/administration/media'
    ),
  },
  {
    name: 'no files',
    budget: 'dashboard',
    as: 'administrator',
    path: '/administration/media?state=cancelled',
  },
  {
    ...{ name: 'photograph', budget: 'resource' },
    path: async () => shown('image', 'photo.jpg', await photograph()),
  },
  {
    ...{ name: 'PDF by pages', budget: 'resource' },
    path: () => shown('pdf', 'two.pdf', pdfOf(['Photosynthesis in plants', 'Respiration'])),
  },
  {
    ...{ name: 'PDF, found', budget: 'resource' },
    path: async () =>
      `${await shown('pdf', 'two.pdf', pdfOf(['Photosynthesis', 'Cells']))}?find=cells`,
  },
  {
    ...{ name: 'book', budget: 'resource' },
    path: async () => `${await shown('file', 'book.epub', await bookOf())}?page=2`,
  },
  ...films,
]
