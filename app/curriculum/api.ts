import { controllers } from '#generated/controllers'
import { apiGet, bilingual, fields } from '#shared/api/operations'

const { ApiLessons, ApiSubjects } = controllers.curriculum

const scope = 'curriculum.read'
const text = { type: 'string' }
const id = { type: 'string', format: 'uuid' }

apiGet('/curriculum/subjects', [ApiSubjects, 'index'], {
  ...{ id: 'listSubjects', scope, parameters: [], isList: true },
  item: fields({ id, code: text, name: bilingual }),
}).as('curriculum.api.subjects')

apiGet('/curriculum/lessons', [ApiLessons, 'index'], {
  ...{ id: 'listLessons', scope, isList: true },
  parameters: [
    { name: 'subject', schema: text },
    { name: 'grade', schema: { type: 'integer', minimum: 1, maximum: 12 } },
  ],
  item: fields({
    ...{ id, code: text, subject: text, grade: { type: 'integer' } },
    track: { type: ['string', 'null'] },
    title: bilingual,
    chapter: fields({ code: text, title: bilingual }),
    outcomes: { type: 'array', items: fields({ code: text, domain: text, text: bilingual }) },
  }),
}).as('curriculum.api.lessons')
