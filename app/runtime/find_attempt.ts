import Attempt from '#runtime/models/attempt'
import Package from '#runtime/models/package'

/** An attempt and its package; 404 where there is none. */
export async function findAttempt(id: string) {
  const attempt = await Attempt.findOrFail(id)
  const row = await Package.findOrFail(attempt.packageId)
  return { attempt, row }
}
