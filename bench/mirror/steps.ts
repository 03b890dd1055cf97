import { startJob } from '#shared/jobs/start_job'
import { transaction } from '#shared/database/transaction'
import { SYSTEM } from '#shared/actor'
import { codeOf } from '#mirror/pairing/ask_to_pair'
import { shownCode } from '#mirror/pairing/pairing_code'
import Origin from '#mirror/models/origin'
import ReceiveEditions from '#mirror/jobs/receive_editions'
import { fill, writePages } from '#bench/mirror/fill'
import { buildOnce, forecast, makeOrigin, makeSites, publishOnce } from '#bench/mirror/origin_steps'
import type { Change, CorpusName } from '#bench/mirror/corpora'

/** What the processes of the trials do inside an application, by name: its arguments are words. */
export const steps: Record<string, (...words: string[]) => Promise<unknown>> = {
  origin: () => makeOrigin(),
  fill: (name, change) => fill(name as CorpusName, change as Change),
  pages: (from, to, round) => writePages(Number(from), Number(to), Number(round)),
  build: () => buildOnce(),
  publish: (id) => publishOnce(id),
  forecast: () => forecast(),
  sites: (count) => makeSites(Number(count)),
  /** What the mirror shows and a person reads aloud. */
  code: async () => ({ code: shownCode(codeOf(await Origin.firstOrFail())) }),
  /** The server beside takes it from the queue. */
  receive: () => transaction((trx) => startJob(trx, SYSTEM, ReceiveEditions, {})),
}
