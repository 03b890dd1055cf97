import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import Institution from '#institutions/models/institution'

/** The institution with this id; 404 where there is none, also for what is no id (PostgreSQL would refuse it). */
export async function findInstitution(id: string): Promise<Institution> {
  const institution = validate(id) ? await Institution.find(id) : null
  if (!institution) {
    throw new Exception('There is no such institution', { status: 404, code: 'E_ROW_NOT_FOUND' })
  }
  return institution
}
