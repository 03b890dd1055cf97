import { DateTime } from 'luxon'
import { newId } from '#shared/ids'
import { today } from '#identity/queries/current_memberships'
import ClassPupil from '#identity/models/class_pupil'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Place = {
  classId: string
  personId: string
  /** An ISO date; today where absent. */
  startsOn?: string
  /** The number on the roll; where absent the next one of the class. */
  rollNumber?: number | null
}

/** Gives a pupil a place in a class, anew where one had ended. Whether the pupil may have it was asked before. */
export async function placePupil(trx: TransactionClientContract, place: Place) {
  const { classId, personId } = place
  const number = place.rollNumber ?? (await nextNumber(trx, classId))
  const values = {
    status: 'active' as const,
    rollNumber: number,
    startsOn: DateTime.fromISO(place.startsOn ?? today()),
    endsOn: null,
  }
  const standing = await ClassPupil.findBy({ classId, personId }, { client: trx })
  if (standing) return standing.merge(values).save()
  return ClassPupil.create({ id: newId(), classId, personId, ...values }, { client: trx })
}

/** The number after the highest on the roll of the class. */
export async function nextNumber(trx: TransactionClientContract, classId: string) {
  const row = await trx
    .from('identity_class_pupils')
    .where('class_id', classId)
    .max('roll_number as last')
    .first()
  return Number(row?.last ?? 0) + 1
}
