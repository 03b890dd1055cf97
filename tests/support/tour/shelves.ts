import db from '@adonisjs/lucid/services/db'
import { stableId } from '#shared/ids'
import { transaction } from '#shared/database/transaction'
import Resource from '#library/models/resource'
import { keepFirstVersion } from '#library/keep_version'
import { person, school } from '#tests/support/tour_states'
import { makeCollection, makeReview, makeWorkOrder } from '#tests/support/reviews'
import { makePreview, makeSource } from '#tests/support/source_imports'
import * as state from '#tests/support/tour_states'
import { makeResource } from '#tests/support/library'
import { makePackageResource } from '#tests/support/resource_packages'
import { zipOf } from '#tests/support/packages'
import type { Site } from '#tests/support/site'
import type { Stop } from '#tests/support/page_tour'

const resource = () => state.resourcePath('plant-cell')
const page = (name: string) => async () => `${await resource()}/${name}`

async function reviewPath(site: Site, how: 'submitted' | 'in_review') {
  const { id: institutionId } = await school()
  const author = await person(site.account('trainer').username)
  const { id } = await makeReview({
    institutionId,
    state: how,
    submittedBy: author.id,
    scope: 'national',
  })
  return `/reviews/${id}`
}

async function collectionPath(site: Site, username: string) {
  const { id: institutionId } = await school()
  const { id: createdBy } = await person(site.account(username).username)
  const { code } = await makeCollection({ institutionId, createdBy })
  return `/collections/${code}`
}

async function orderPath() {
  const lesson = await db.from('curriculum_lessons').where('code', 'PHY-11-02-03').firstOrFail()
  return `/work-orders/${await makeWorkOrder(lesson.id)}`
}

async function versionPath() {
  const id = stableId('resource', 'starter-stem/plant-cell')
  const { code } = await transaction(async (trx) => {
    const found = await Resource.query({ client: trx }).where('id', id).firstOrFail()
    await keepFirstVersion(trx, found)
    return found
  })
  return `/library/${code}/versions/1`
}

async function ownPath(site: Site) {
  const { institutionId } = await transaction(async (trx) => {
    const { id } = await person(site.account('teacher').username)
    const row = await trx.from('identity_memberships').where('person_id', id).firstOrFail()
    return { institutionId: row.institution_id as string }
  })
  await makeResource({ institutionId, scope: 'institution' })
  return '/library/own'
}

async function sourcePath() {
  const { id: institutionId } = await school()
  const { id } = await makeSource(institutionId)
  return `/library/sources/${id}`
}

async function previewPath(site: Site) {
  const { id } = await person(site.account('teacher').username)
  return `/imports/${await makePreview(id)}`
}

async function questionsPath() {
  const content = JSON.stringify({
    ...{ format: 'tonle-questions', version: 1 },
    questions: [
      {
        ...{
          id: 'q1',
          type: 'choice',
          title: 'ឯកតា',
          text: 'ឯកតានៃកម្លាំង?',
          points: 1,
          single: true,
        },
        answers: [
          { id: 'a', text: 'N', fraction: 100, feedback: 'ត្រូវ' },
          { id: 'b', text: 'J', fraction: 0 },
        ],
      },
    ],
  })
  const files = [{ name: 'questions.json', content, role: 'main' as const }]
  const { code } = await makeResource({ kind: 'questions', files, teacherOnly: true })
  return `/library/${code}`
}

async function playPath(bytes?: Site | Buffer) {
  const { id } = await school()
  const archive = Buffer.isBuffer(bytes) ? bytes : undefined
  const { code } = await makePackageResource(id, archive)
  return `/library/${code}`
}

/** Rights, versions, reviews, collections and work on gaps. */
export const shelves: Stop[] = [
  { name: 'sources', budget: 'browse', as: 'library_administrator', path: '/library/sources' },
  { name: 'source', budget: 'authoring', as: 'teacher', path: sourcePath },
  {
    name: 'bring resources',
    budget: 'text',
    as: 'library_administrator',
    path: '/imports/create?kind=library.harvest',
  },
  { name: 'preview of resources', budget: 'authoring', as: 'teacher', path: previewPath },
  { name: 'questions', budget: 'resource', as: 'teacher', path: questionsPath },
  { name: 'versions', budget: 'browse', path: page('versions') },
  { name: 'version', budget: 'resource', path: versionPath },
  { name: 'lineage', budget: 'browse', path: page('lineage') },
  {
    name: 'lineage, for a reviewer',
    budget: 'browse',
    as: 'content_reviewer',
    path: page('lineage'),
  },
  { name: 'code to print', budget: 'text', path: page('card') },
  { name: 'type a code', budget: 'text', path: '/q' },
  { name: 'type a code, unknown', budget: 'text', path: '/q?code=ZZZZZZZ', status: 404 },
  { name: 'kept for our own', budget: 'browse', as: 'teacher', path: ownPath },
  { name: 'nothing kept for our own', budget: 'browse', as: 'student', path: '/library/own?q=ពពក' },
  { name: 'a resource that plays', budget: 'resource', path: playPath },
  {
    name: 'a resource that plays, for a teacher',
    budget: 'resource',
    as: 'teacher',
    path: playPath,
  },
  {
    name: 'a resource that does not play',
    budget: 'resource',
    path: async () => playPath(await zipOf({ 'imsmanifest.xml': '<manifest' })),
  },
  {
    name: 'played without an account',
    budget: 'text',
    path: async () => `${await playPath()}/play`,
  },
  { name: 'saved for later', budget: 'browse', as: 'teacher', path: '/library/saved' },
  { name: 'ratings', budget: 'browse', as: 'teacher', path: page('ratings') },
  { name: 'collections', budget: 'browse', path: '/collections' },
  {
    name: 'collections of a teacher',
    budget: 'browse',
    as: 'teacher',
    path: '/collections?tab=mine',
  },
  { name: 'new collection', budget: 'text', as: 'teacher', path: '/collections/create' },
  {
    name: 'collection',
    budget: 'browse',
    as: 'teacher',
    path: (site) => collectionPath(site, 'teacher'),
  },
  {
    name: 'edit collection',
    budget: 'text',
    as: 'teacher',
    path: async (site) => `${await collectionPath(site, 'teacher')}/edit`,
  },
  {
    name: 'credits of a collection',
    budget: 'text',
    path: async (site) => `${await collectionPath(site, 'teacher')}/credits`,
  },
  { name: 'reviews', budget: 'browse', as: 'content_reviewer', path: '/reviews?tab=waiting' },
  {
    name: 'review, waiting',
    budget: 'browse',
    as: 'content_reviewer',
    path: (site) => reviewPath(site, 'submitted'),
  },
  {
    name: 'review',
    budget: 'browse',
    as: 'content_reviewer',
    path: (site) => reviewPath(site, 'in_review'),
  },
  { name: 'coverage', budget: 'dashboard', as: 'content_reviewer', path: '/library/coverage' },
  {
    ...{ name: 'coverage of a grade', budget: 'dashboard', as: 'content_reviewer' },
    path: '/library/coverage?subject=PHY&grade=11&language=en',
  },
  {
    ...{ name: 'coverage on paper', budget: 'dashboard', as: 'content_reviewer' },
    path: '/library/coverage/print?subject=PHY&grade=11&language=km',
  },
  {
    ...{ name: 'to translate', budget: 'dashboard', as: 'content_reviewer' },
    path: '/library/coverage/localisation?language=fr',
  },
  {
    ...{ name: 'to translate, on paper', budget: 'dashboard', as: 'content_reviewer' },
    path: '/library/coverage/localisation/print?language=fr',
  },
  { name: 'work orders', budget: 'browse', as: 'teacher', path: '/work-orders' },
  { name: 'work order', budget: 'browse', as: 'content_reviewer', path: orderPath },
  {
    name: 'new work order',
    budget: 'text',
    as: 'content_reviewer',
    path: '/work-orders/create?lesson=PHY-11-02-03&language=km',
  },
]
