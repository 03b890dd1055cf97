import { pagerOf } from '#shared/database/pager'
import { isNew, linesOf } from '#identity/batches/batch_row'
import { judgeRows } from '#identity/batches/judge_rows'
import { institutionNames } from '#identity/queries/institution_names'
import { personName } from '#identity/queries/person_name'
import { usernameBase } from '#identity/secrets/username'
import SchoolClass from '#identity/models/school_class'
import User from '#identity/models/user'
import type AccountBatch from '#identity/models/account_batch'
import type { Locale } from '#config/i18n'

const PER_PAGE = 50

/** The page of a list: before it is started what would become of each line, afterwards how far it is. */
export async function batchPage(batch: AccountBatch, page: number, locale: Locale) {
  const judged = batch.state === 'draft' ? await judgeRows(linesOf(batch.rows), batch) : []
  // Lines that need a person's eye come first.
  const rows = [...judged].sort((a, b) => Number(isNew(a)) - Number(isNew(b)) || a.line - b.line)
  const pager = pagerOf(rows.length, page, PER_PAGE)
  const first = (pager.page - 1) * PER_PAGE
  const names = await institutionNames([batch.institutionId], locale)
  const schoolClass = batch.classId ? await SchoolClass.find(batch.classId) : null
  return {
    batch: {
      id: batch.id,
      state: batch.state,
      role: batch.role,
      secretKind: batch.secretKind,
      institution: names.get(batch.institutionId) ?? '',
      className: schoolClass?.name ?? null,
      total: batch.total,
      made: batch.made,
      jobId: batch.jobId,
      willMake: judged.filter(isNew).length,
      leftOut: judged.filter((row) => !isNew(row)).length,
      slips: await slipsLeft(batch),
    },
    rows: rows.slice(first, first + PER_PAGE).map((row) => ({
      line: row.line,
      name: personName(row, locale),
      otherName: personName(row, locale === 'km' ? 'en' : 'km'),
      number: row.number,
      username: isNew(row) ? usernameBase(row) : null,
      reason: row.problem ?? row.duplicate,
      isProblem: row.problem !== null,
    })),
    pager,
  }
}

async function slipsLeft(batch: AccountBatch) {
  if (batch.state === 'draft') return 0
  const [{ $extras }] = await User.query()
    .where('batch_id', batch.id)
    .whereNotNull('initial_secret')
    .count('* as total')
  return Number($extras.total)
}
