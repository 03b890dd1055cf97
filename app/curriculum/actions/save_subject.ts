import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { forget } from '#shared/remembered'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { currentFramework } from '#curriculum/queries/current_framework'
import Subject from '#curriculum/models/subject'
import type { Actor } from '#shared/actor'

export type SubjectInput = {
  code?: string
  nameKm: string
  nameEn: string
  shortKm: string
  shortEn: string
  colour: string
  position: number
  hrmisSubjectId: number | null
  /** Other names by which people look for it, with semicolons between. */
  alsoCalled: string | null
  isRetired: boolean
}

/** Adds a subject, or corrects the one with this id; its code stays, for it stands in the codes of lessons. */
export async function saveSubject(
  actor: Actor,
  id: string | null,
  { code, ...input }: SubjectInput
): Promise<Result<Subject, { type: 'code_taken' | 'no_framework' }>> {
  const framework = await currentFramework()
  const result = await transaction(async (trx) => {
    if (id) {
      const subject = await Subject.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
      const before = { ...subject.$attributes }
      await subject.merge(input).save()
      const keys = Object.keys(input).filter((key) => before[key] !== subject.$attributes[key])
      await audit(trx, actor, {
        verb: 'curriculum.subject_updated',
        subject: { type: 'subject', id },
        before: Object.fromEntries(keys.map((key) => [key, before[key]])),
        after: Object.fromEntries(keys.map((key) => [key, subject.$attributes[key]])),
      })
      return ok(subject)
    }
    if (!framework) return failed({ type: 'no_framework' })
    if (!code || (await Subject.query({ client: trx }).where('code', code).first())) {
      return failed({ type: 'code_taken' })
    }
    const subject = new Subject().useTransaction(trx)
    await subject.merge({ ...input, code, id: newId(), frameworkId: framework.id }).save()
    await audit(trx, actor, {
      verb: 'curriculum.subject_created',
      subject: { type: 'subject', id: subject.id },
      after: { code, name_km: input.nameKm },
    })
    return ok(subject)
  })
  forget()
  return result
}
