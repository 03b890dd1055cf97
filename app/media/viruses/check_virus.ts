import { existsSync } from 'node:fs'
import logger from '@adonisjs/core/services/logger'
import { virusCheck } from '#config/uploads'
import { helper } from '#shared/helpers'
import { PackageProblem } from '#shared/archive/package_problem'
import { askClamd } from '#media/viruses/ask_clamd'

/** Where the packages of the distributions let clamd listen. */
const SOCKETS = ['/run/clamav/clamd.ctl', '/run/clamav/clamd.sock', '/run/clamd.scan/clamd.sock']

/** The one of the settings, or the one that is on this machine. */
const addressOf = () =>
  virusCheck.address ??
  (helper('clamd') && SOCKETS.filter(existsSync).map((path) => `unix:${path}`)[0])

/**
 * Asks clamd before a file is kept, where there is one. Where the settings name it, nothing is kept before it has
 * answered; one that merely is on the machine stops nothing when it does not answer. A file that is larger than it
 * takes (StreamMaxLength) is kept unchecked, and the log says so.
 * @throws PackageProblem `virus`, or `virus_check_waits`
 */
export async function checkVirus(path: string) {
  const address = addressOf()
  if (!address) return
  const verdict = await askClamd(address, path, virusCheck.seconds).catch((error: Error) => {
    logger.warn({ err: error, address }, 'the virus check does not answer')
    if (virusCheck.address) throw new PackageProblem('virus_check_waits')
    return { is: 'clean' as const }
  })
  if (verdict.is === 'virus') throw new PackageProblem('virus', { name: verdict.name })
  if (verdict.is === 'too_large') logger.warn({ path }, 'too large for the virus check')
}
