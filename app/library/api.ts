import { controllers } from '#generated/controllers'
import { apiGet, bilingual, fields } from '#shared/api/operations'
import { kinds, languages } from '#library/types'

const { ApiResources } = controllers.library

const scope = 'library.read'
const text = { type: 'string' }
const textOrNull = { type: ['string', 'null'] }
const integer = { type: 'integer' }
const texts = { type: 'array', items: text }
const time = { type: 'string', format: 'date-time' }
const address = { type: 'string', format: 'uri' }
const maybe = fields({ km: textOrNull, en: textOrNull })

const licence = fields({ code: text, name: bilingual, url: textOrNull })
const subject = { anyOf: [fields({ code: text, name: bilingual }), { type: 'null' }] }

const brief = {
  ...{ id: { type: 'string', format: 'uuid' }, code: text, url: address, title: maybe },
  ...{ description: maybe, kind: { type: 'string', enum: [...kinds] }, languages: texts, subject },
  ...{ grades: { type: 'array', items: integer }, audience: texts, licence },
  ...{ authors: texts, minutes: { type: ['integer', 'null'] }, version: integer },
  ...{ published_at: { type: ['string', 'null'], format: 'date-time' }, updated_at: time },
}

const file = fields({
  ...{ name: text, role: { type: 'string', enum: ['main', 'part', 'captions'] } },
  ...{ language: textOrNull, media_type: text, size: integer, sha256: text, url: address },
})

const source = fields({
  ...{ relation: text, title: maybe, author: textOrNull, url: textOrNull, licence: textOrNull },
})

apiGet('/library/resources', [ApiResources, 'index'], {
  ...{ id: 'listResources', scope, isList: true, item: fields(brief) },
  parameters: [
    { name: 'words', schema: text },
    { name: 'subject', schema: text },
    { name: 'grade', schema: { type: 'integer', minimum: 1, maximum: 12 } },
    { name: 'kind', schema: { type: 'string', enum: [...kinds] } },
    { name: 'language', schema: { type: 'string', enum: [...languages] } },
    { name: 'licence', schema: text },
    { name: 'lesson', schema: text },
    { name: 'sort', schema: { type: 'string', enum: ['relevance', 'newest', 'title'] } },
  ],
}).as('library.api.index')

apiGet('/library/resources/:code', [ApiResources, 'show'], {
  ...{ id: 'showResource', scope, isList: false },
  parameters: [{ name: 'code', path: true, schema: text }],
  item: fields({
    ...brief,
    ...{
      holder: maybe,
      publisher: maybe,
      contributors: texts,
      keywords: fields({ km: texts, en: texts }),
    },
    ...{ accessibility: texts, source_url: textOrNull },
    lessons: {
      type: 'array',
      items: fields({ code: text, title: bilingual, outcomes: { type: 'array', items: text } }),
    },
    sources: { type: 'array', items: source },
    files: { type: 'array', items: file },
  }),
})
  .where('code', /^[0-9a-zA-Z]{7,12}$/)
  .as('library.api.show')

apiGet('/library/resources/:code/files', [ApiResources, 'files'], {
  ...{ id: 'listResourceFiles', scope, isList: true, item: file },
  parameters: [{ name: 'code', path: true, schema: text }],
})
  .where('code', /^[0-9a-zA-Z]{7,12}$/)
  .as('library.api.files')
