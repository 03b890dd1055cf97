import { DateTime } from 'luxon'
import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { classGrades } from '#identity/queries/class_grades'
import { defaultPlan } from '#identity/rollover/default_plan'
import Rollover from '#identity/models/rollover'
import SchoolClass from '#identity/models/school_class'
import type { Actor } from '#shared/actor'

type Input = { institutionId: string; yearFrom: string; yearTo: string; startsOn: string }

type Refusal = { type: 'no_classes'; field: 'year_from' } | { type: 'not_later'; field: 'year_to' }

/** Begins a plan for the next year, every class going up; an open one of the school and year is taken up again. */
export async function startRollover(
  actor: Actor,
  input: Input
): Promise<Result<Rollover, Refusal>> {
  const { institutionId, yearFrom, yearTo, startsOn } = input
  if (yearTo <= yearFrom) return failed({ type: 'not_later', field: 'year_to' })
  const grades = await classGrades('km')
  return transaction(async (trx) => {
    const open = await Rollover.query({ client: trx })
      .where({ institution_id: institutionId, year_from: yearFrom })
      .whereIn('state', ['draft', 'applying'])
      .first()
    if (open) return ok(open)
    const classes = await SchoolClass.query({ client: trx })
      .where({ institution_id: institutionId, year: yearFrom })
      .orderBy('grade')
      .orderBy('name')
    if (classes.length === 0) return failed({ type: 'no_classes', field: 'year_from' })
    const rollover = await Rollover.create(
      {
        ...{ id: newId(), institutionId, yearFrom, yearTo, state: 'draft' },
        startsOn: DateTime.fromISO(startsOn),
        plan: defaultPlan(classes, grades),
        createdBy: actor.personId,
      },
      { client: trx }
    )
    await audit(trx, actor, {
      verb: 'identity.rollover_started',
      subject: { type: 'rollover', id: rollover.id },
      institutionId,
      after: { from: yearFrom, to: yearTo },
    })
    return ok(rollover)
  })
}
