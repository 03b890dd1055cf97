import db from '@adonisjs/lucid/services/db'
import { openLaunch } from '#runtime/content/open_launch'
import Attempt from '#runtime/models/attempt'
import type { IncomingHttpHeaders } from 'node:http'
import type Launch from '#runtime/models/launch'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** A device sends what it has kept (`resources/player/xapi_queue.js`): the launch that runs there now. */
const HEADER = 'x-tonle-launch'

/** In an answer: the request is not at fault, the device keeps it for the next launch. */
export const KEEP_IT = { 'x-tonle-keep': '1' }

/** The launch that vouches for what an earlier one could not send; undefined where a request comes straight. */
export async function launchThatSends(headers: IncomingHttpHeaders): Promise<Launch | undefined> {
  const token = headers[HEADER]
  return typeof token === 'string' ? openLaunch(token).catch(() => undefined) : undefined
}

/** Whether two launches are of one person at one package: the one may bring what the other has left on the device. */
export async function isBeside(
  one: Launch,
  other: Launch,
  client: QueryClientContract = db.connection()
): Promise<boolean> {
  if (one.personId !== other.personId) return false
  if (one.attemptId === other.attemptId) return true
  const attempts = await Attempt.query({ client }).whereIn('id', [one.attemptId, other.attemptId])
  return attempts.length === 2 && attempts[0].packageId === attempts[1].packageId
}
