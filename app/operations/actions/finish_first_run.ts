import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import { clock } from '#shared/clock'
import { SYSTEM } from '#shared/actor'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { createInstitution } from '#institutions/actions/create_institution'
import Institution from '#institutions/models/institution'
import {
  addFirstAdministrator,
  type FirstAdministrator,
} from '#identity/actions/add_first_administrator'
import User from '#identity/models/user'
import FirstRun from '#operations/models/first_run'
import { firstRunHash } from '#operations/actions/issue_first_run_code'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

type Refusal = { type: 'wrong_code' } | { type: 'busy'; seconds: number } | { type: 'done' }

export type FirstRunInput = Omit<FirstAdministrator, 'institutionId'> & {
  code: string
  ministry: { nameKm: string; nameEn: string }
}

/** The ministry's own code in the list `institution_type`. */
const MINISTRY = '1'

/** Creates the first administrator of the server against the code from the console, which is then used up. */
export async function finishFirstRun(input: FirstRunInput): Promise<Result<User, Refusal>> {
  const { code, ministry, ...administrator } = input
  const failures = limiter.use({ requests: 10, duration: '10 mins' })
  if ((await failures.remaining('first-run')) === 0) {
    return failed({ type: 'busy', seconds: await failures.availableIn('first-run') })
  }
  if (!(await goodRun(db.connection(), code))) {
    await failures.increment('first-run')
    return failed({ type: 'wrong_code' })
  }
  const institutionId = await topInstitution(ministry)
  return transaction(async (trx) => {
    if (await User.query({ client: trx }).first()) return failed({ type: 'done' })
    const run = await goodRun(trx, code)
    if (!run) return failed({ type: 'wrong_code' })
    await run.merge({ usedAt: clock.now() }).save()
    return ok(await addFirstAdministrator(trx, { ...administrator, institutionId }))
  })
}

/** The issue of the code, if it is still good. */
async function goodRun(client: QueryClientContract, code: string) {
  const run = await FirstRun.query({ client })
    .where('code_hash', firstRunHash(code))
    .whereNull('used_at')
    .first()
  return run && run.expiresAt > clock.now() ? run : undefined
}

/** The institution above all others; made where the content packs brought none. */
async function topInstitution(ministry: { nameKm: string; nameEn: string }) {
  const top = await Institution.query().whereNull('parent_id').orderBy('created_at').first()
  if (top) return top.id
  const codes = { placeCode: null, locationCode: null, emisCode: null }
  const wanted = { ...ministry, ...codes, typeCode: MINISTRY, parentId: null }
  const made = await createInstitution(SYSTEM, wanted)
  if (!made.ok) throw new Error(`The ministry can't be entered: ${made.error.type}`)
  return made.value.id
}
