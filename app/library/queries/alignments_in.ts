import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Alignment = { id: string; resource_id: string; lesson_id: string; outcome_id: string | null }

/** The alignments of resources with lessons of one version of the curriculum. */
export const alignmentsIn = (
  trx: TransactionClientContract,
  frameworkId: string
): Promise<Alignment[]> =>
  trx
    .from('library_alignments as a')
    .join('curriculum_lessons as l', 'l.id', 'a.lesson_id')
    .where('l.framework_id', frameworkId)
    .select('a.id', 'a.resource_id', 'a.lesson_id', 'a.outcome_id')
    .then((rows) => rows as Alignment[])
