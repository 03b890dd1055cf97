import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mkdirSync } from 'node:fs'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { asSticks, makeHere, makeReceived, makeVisit } from '#tests/support/mirror/here'
import { buildAndPublish, makeProfile, makeSite, withKeys } from '#tests/support/mirror/origin'
import { makeJob } from '#tests/support/operations'
import { school } from '#tests/support/tour_states'
import StickWrite from '#mirror/models/stick_write'
import StickReport from '#mirror/models/stick_report'
import type { Stop } from '#tests/support/page_tour'

const admin = 'administrator'
const HERE = '/administration/mirror/here'
const STICKS = '/administration/mirror/sticks'

/** A folder that counts as a stick from now on. */
function plugIn() {
  const mount = join(tmpdir(), 'tonle-tour-stick')
  mkdirSync(join(mount, 'tonle-mirror'), { recursive: true })
  asSticks(mount)
  return mount
}

async function busyPath() {
  plugIn()
  const origin = await makeHere({ nightFrom: '22:00', nightTo: '05:00', rateKb: 60 })
  await makeReceived(origin, 11, 'superseded')
  await makeReceived(origin, 12, 'active')
  await makeReceived(origin, 13, 'held', { note: 'disk_full', missingObjects: 40 })
  await makeVisit(origin, 'held', { note: 'disk_full', objects: 12, bytes: 64_000 })
  await makeVisit(origin, 'partial', { medium: 'stick', note: 'gone', bad: 1, home: 'given' })
  await makeJob(newId(), {
    ...{ kind: 'mirror.receive_editions', state: 'running', input: { folder: '/media/x' } },
    ...{ step: 'fetch', done: 400_000, total: 3_400_000 },
  })
  return HERE
}

async function formPath() {
  await makeHere()
  return `${HERE}/edit`
}

async function visitsPath() {
  const origin = await makeHere()
  for (let n = 0; n < 30; n++) await makeVisit(origin, 'nothing_new')
  return `${HERE}/visits`
}

async function writtenRow() {
  await withKeys()
  const profile = await makeProfile()
  await buildAndPublish(profile)
  const site = await makeSite(profile, (await school()).id)
  const mount = plugIn()
  const id = newId()
  const now = clock.now()
  const row = {
    ...{ setId: id, mount, channel: 'everyone', profile: profile.code, createdBy: newId() },
    ...{ sequence: 1, createdAt: now },
  }
  await StickWrite.create({
    ...{ ...row, id, part: 1, siteId: site.id, state: 'written', files: 900, bytes: 3_000_000_000 },
    ...{ isProven: true, isLast: false, leftFiles: 20, leftBytes: 800_000_000, finishedAt: now },
  })
  await StickWrite.create({ ...row, id: newId(), part: 2, state: 'failed', note: 'gone' })
  await StickReport.create({
    ...{ id: newId(), siteId: site.id, counter: 4, outcome: 'taken', wants: 3, readAt: now },
  })
  return id
}

async function sticksPath() {
  await writtenRow()
  return STICKS
}

const stickPath = async () => `${STICKS}/${await writtenRow()}`

async function newStickPath() {
  await writtenRow()
  return `${STICKS}/create`
}

/** This server as a mirror, and sticks. */
export const mirrorHere: Stop[] = [
  { name: 'a mirror that follows nobody', budget: 'dashboard', as: admin, path: HERE, once: true },
  { name: 'a mirror', budget: 'dashboard', as: admin, path: busyPath },
  { name: 'contacts of a mirror', budget: 'browse', as: admin, path: visitsPath },
  { name: 'night and speed of a mirror', budget: 'text', as: admin, path: formPath },
  {
    ...{ name: 'night and speed of a mirror, refused', budget: 'text', as: admin, path: formPath },
    form: { action: HERE, method: 'PUT', fields: { night_from: '22:00', night_to: '' } },
    status: 422,
  },
  { name: 'sticks', budget: 'browse', as: admin, path: sticksPath },
  { name: 'a stick', budget: 'text', as: admin, path: stickPath },
  { name: 'a new stick', budget: 'text', as: admin, path: newStickPath },
  {
    ...{ name: 'a new stick, refused', budget: 'text', as: admin, path: newStickPath },
    form: { action: STICKS, fields: { mount: '/nowhere' } },
    status: 422,
  },
]
