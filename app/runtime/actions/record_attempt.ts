import { appUrl } from '#config/app'
import { transaction } from '#shared/database/transaction'
import { learnerInstitution } from '#runtime/lrs/learner_institution'
import { ownAuthority, recordStatements } from '#runtime/actions/record_statements'
import { outlineOf } from '#runtime/scorm/outline'
import { scormAnswer, scormStatement, type ScormMoment } from '#runtime/statements/scorm'
import { webStatement } from '#runtime/statements/web'
import Attempt from '#runtime/models/attempt'
import AttemptSco from '#runtime/models/attempt_sco'
import Launch from '#runtime/models/launch'
import Package from '#runtime/models/package'
import type { RecordedChange } from '#runtime/record'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Only what an item said of itself: the attempt as a whole follows from it. */
const TOLD = ['began', 'completed', 'passed', 'failed', 'suspended', 'ended'] as const

/** The kinds of which statements are made; content of the others makes its own. */
const MADE: Record<string, typeof scormStatement> = { scorm: scormStatement, html5: webStatement }

/**
 * Makes statements of what a commit changed in a package. May run twice: ids are made of launch and commit. The
 * time is that of the attempt's last commit.
 */
export async function recordAttempt(change: RecordedChange) {
  if (change.sco === null) return
  await transaction(async (trx) => {
    const launch = await Launch.find(change.launchId, { client: trx })
    const attempt = await Attempt.find(change.attemptId, { client: trx })
    const whole = await Package.find(change.packageId, { client: trx })
    const make = MADE[whole?.kind ?? '']
    if (!launch || !attempt || !whole || !make) return
    const moment = await momentOf(trx, change, attempt, whole)
    const told = TOLD.filter((one) => change.what.includes(one))
    const statements = [
      ...told.map((what) => make({ ...moment, what })),
      ...(await answersOf(trx, change, moment)),
    ]
    const institutionId = await learnerInstitution(change.personId, trx)
    const authority = ownAuthority(whole.kind!, institutionId, launch.id)
    await recordStatements(trx, authority, statements)
  })
}

const present = (value: number | null) => value ?? undefined

async function titleOf(trx: TransactionClientContract, { versionId }: Attempt, sco: string) {
  const { titles } = await outlineOf(versionId, trx)
  return titles.get(sco)
}

async function momentOf(
  trx: TransactionClientContract,
  change: RecordedChange,
  attempt: Attempt,
  whole: Package
): Promise<Omit<ScormMoment, 'what'>> {
  const where = { attemptId: attempt.id, sco: change.sco! }
  const row = await AttemptSco.query({ client: trx }).where(where).first()
  const id = `${appUrl}/packages/${whole.code}`
  const title = whole.kind === 'scorm' ? await titleOf(trx, attempt, change.sco!) : whole.title
  return {
    key: `${change.launchId}/${change.sequence}/${change.sco}`,
    personId: change.personId,
    at: attempt.lastAt.toJSDate(),
    registration: attempt.id,
    sco: {
      id: `${id}/items/${encodeURIComponent(change.sco!)}`,
      ...(title && { name: { und: title } }),
    },
    course: { id, name: { und: whole.title } },
    attempt: attempt.number,
    seconds: row?.sessionSeconds,
    score: row
      ? {
          scaled: present(row.scoreScaled),
          raw: present(row.scoreRaw),
          min: present(row.scoreMin),
          max: present(row.scoreMax),
        }
      : undefined,
  }
}

async function answersOf(
  trx: TransactionClientContract,
  { attemptId, sco, interactions }: RecordedChange,
  moment: Omit<ScormMoment, 'what'>
) {
  if (interactions.length === 0) return []
  const rows = await trx
    .from('runtime_interactions')
    .where({ attempt_id: attemptId, sco: sco! })
    .whereIn('n', interactions)
    .orderBy('session', 'desc')
    .orderBy('n')
  const newest = new Map<number, (typeof rows)[number]>()
  for (const row of rows) if (!newest.has(Number(row.n))) newest.set(Number(row.n), row)
  return [...newest.values()].map((row) =>
    scormAnswer(moment, {
      ...{ key: row.key, type: row.type, description: row.description, response: row.response },
      ...(/^(correct|incorrect|wrong)$/.test(row.result ?? '') && {
        isCorrect: row.result === 'correct',
      }),
      ...(row.latency_seconds !== null && { seconds: Number(row.latency_seconds) }),
    })
  )
}
