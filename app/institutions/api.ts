import { controllers } from '#generated/controllers'
import { apiGet, bilingual, fields } from '#shared/api/operations'

const { ApiInstitutions } = controllers.institutions

const text = { type: 'string' }
const textOrNull = { type: ['string', 'null'] }

const institution = fields({
  id: { type: 'string', format: 'uuid' },
  location_code: textOrNull,
  emis_code: textOrNull,
  type: text,
  name: bilingual,
  place_code: textOrNull,
  parent_id: { type: ['string', 'null'], format: 'uuid' },
  updated_at: { type: 'string', format: 'date-time' },
})

apiGet('/institutions', [ApiInstitutions, 'index'], {
  id: 'listInstitutions',
  scope: 'institutions.read',
  parameters: ['q', 'type', 'province'].map((name) => ({ name, schema: text })),
  item: institution,
  isList: true,
}).as('institutions.api.index')

apiGet('/institutions/:id', [ApiInstitutions, 'show'], {
  id: 'showInstitution',
  scope: 'institutions.read',
  parameters: [{ name: 'id', path: true, schema: { type: 'string', format: 'uuid' } }],
  item: institution,
  isList: false,
})
  .where('id', /^[0-9a-f-]{36}$/)
  .as('institutions.api.show')
