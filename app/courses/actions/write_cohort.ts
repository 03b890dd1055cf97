import { newCode, newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { clusterText } from '#shared/khmer/clusters'
import { transaction } from '#shared/database/transaction'
import { writersInstitution } from '#courses/access'
import { MOST_IN_COHORT, type Cohort } from '#courses/queries/cohorts'
import type { Actor } from '#shared/actor'
import type { Learner } from '#courses/actions/enrol'

export type CohortInput = { name: string; scope: 'own' | 'institution' }

const columnsOf = ({ name, scope }: CohortInput) => ({
  ...{ name, scope, search_text: clusterText(name), updated_at: sqlTime() },
})

const about = ({ id, institutionId }: Pick<Cohort, 'id' | 'institutionId'>) => ({
  ...{ subject: { type: 'cohort', id }, institutionId },
})

/** @returns the code of the new cohort */
export async function createCohort(actor: Actor, input: CohortInput): Promise<string> {
  const [id, code] = [newId(), newCode()]
  const institutionId = writersInstitution(actor)
  await transaction(async (trx) => {
    await trx.table('courses_cohorts').insert({
      ...{ id, code, institution_id: institutionId, created_by: actor.personId },
      ...{ ...columnsOf(input), created_at: sqlTime() },
    })
    await audit(trx, actor, {
      ...{ verb: 'courses.cohort_created', ...about({ id, institutionId }) },
      after: { name: input.name, scope: input.scope },
    })
  })
  return code
}

export async function updateCohort(actor: Actor, cohort: Cohort, input: CohortInput) {
  await transaction(async (trx) => {
    await trx.from('courses_cohorts').where('id', cohort.id).update(columnsOf(input))
    await audit(trx, actor, {
      ...{ verb: 'courses.cohort_changed', ...about(cohort) },
      before: { name: cohort.name, scope: cohort.scope },
      after: { name: input.name, scope: input.scope },
    })
  })
}

/** Its people stay in the courses in which they are. */
export async function deleteCohort(actor: Actor, cohort: Cohort) {
  await transaction(async (trx) => {
    await trx.from('courses_cohorts').where('id', cohort.id).delete()
    await audit(trx, actor, {
      ...{ verb: 'courses.cohort_deleted', ...about(cohort), before: { name: cohort.name } },
    })
  })
}

/** Puts people into a cohort; who is in it already stays once. @returns how many came new */
export async function addToCohort(actor: Actor, cohort: Cohort, learners: readonly Learner[]) {
  return transaction(async (trx) => {
    const rows = await trx.from('courses_cohort_people').where('cohort_id', cohort.id)
    const known = new Set(rows.map((row) => row.person_id as string))
    const fresh = learners.filter(({ personId }) => !known.has(personId) && known.add(personId))
    const taken = fresh.slice(0, Math.max(0, MOST_IN_COHORT - rows.length))
    for (const { personId, institutionId } of taken) {
      await trx.table('courses_cohort_people').insert({
        ...{ id: newId(), cohort_id: cohort.id, person_id: personId },
        ...{ institution_id: institutionId, added_at: sqlTime() },
      })
    }
    if (taken.length > 0) {
      await audit(trx, actor, {
        ...{ verb: 'courses.cohort_filled', ...about(cohort), after: { added: taken.length } },
      })
    }
    return taken.length
  })
}

export async function takeOutOfCohort(actor: Actor, cohort: Cohort, personId: string) {
  await transaction(async (trx) => {
    const mine = { cohort_id: cohort.id, person_id: personId }
    await trx.from('courses_cohort_people').where(mine).delete()
    await audit(trx, actor, {
      ...{ verb: 'courses.cohort_left', subject: { type: 'person', id: personId } },
      ...{ institutionId: cohort.institutionId, before: { cohort: cohort.code } },
    })
  })
}
