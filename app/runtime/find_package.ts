import { Exception } from '@adonisjs/core/exceptions'
import Package from '#runtime/models/package'

/** The package with this code, in whatever capitals it was typed; 404 where there is none. */
export async function findPackage(code: string): Promise<Package> {
  const found = await Package.findBy('code', code.toUpperCase())
  if (!found)
    throw new Exception('There is no such package', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return found
}
