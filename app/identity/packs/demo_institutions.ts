import { plantInstitution } from '#institutions/actions/plant_institution'
import type { DemoInstitution } from '#identity/packs/demo_rows'
import type { PackContext } from '#shared/packs/registry'

/** An invented school under a real office. */
export async function plantDemoInstitution(context: PackContext, row: DemoInstitution) {
  const planted = await plantInstitution(context.trx, { ...row, emis_code: '' })
  if (planted === 'unknown_parent') {
    const { location_code: code, parent_location_code: parent } = row
    context.reject('people.yaml', `institutions/${code}`, 'unknown_reference', { value: parent })
  }
}
