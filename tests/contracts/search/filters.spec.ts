import { test } from '@japa/runner'
import { contract, document, found, index, indexOf } from '#tests/contracts/search/documents'

const physics = document('កម្លាំង', {
  facets: { subject: ['PHY'], grade: ['10', '11'], kind: ['page'] },
})
const video = document('កម្លាំងក្នុងវីដេអូ', {
  facets: { subject: ['PHY'], grade: ['11'], kind: ['video'] },
})
const biology = document('កោសិកា', { facets: { subject: ['BIO'], grade: ['11'], kind: ['page'] } })
const guide = document('កម្លាំងសម្រាប់គ្រូ', {
  facets: { subject: ['PHY'], grade: ['12'], kind: ['page'] },
  staffOnly: true,
})

contract('filters and facets', (group) => {
  group.each.setup(async () => {
    await indexOf(physics, video, biology, guide)
  })

  test('values of one facet are alternatives, facets narrow each other', async ({ assert }) => {
    const ids = (filters: object) => found('', { filters })
    assert.sameMembers(await ids({ grade: ['11'] }), [physics.id, video.id, biology.id])
    assert.sameMembers(await ids({ grade: ['11'], subject: ['PHY'] }), [physics.id, video.id])
    assert.sameMembers(await ids({ kind: ['video', 'page'], grade: ['10'] }), [physics.id])
    assert.deepEqual(await found('កោសិកា', { filters: { subject: ['PHY'] } }), [])
  })

  test('counts each facet as if its own filter were not set', async ({ assert }) => {
    const { facets, total } = await index().search({
      staff: false,
      filters: { subject: ['PHY'], kind: ['page'] },
      count: ['subject', 'kind', 'grade', 'licence'],
    })
    assert.equal(total, 1)
    assert.deepEqual(facets.subject, [
      { value: 'BIO', count: 1 },
      { value: 'PHY', count: 1 },
    ])
    assert.deepEqual(facets.kind, [
      { value: 'page', count: 1 },
      { value: 'video', count: 1 },
    ])
    assert.deepEqual(facets.grade, [
      { value: '10', count: 1 },
      { value: '11', count: 1 },
    ])
    assert.deepEqual(facets.licence, [])
  })

  test('what is for staff is neither found nor counted for others', async ({ assert }) => {
    assert.notInclude(await found('កម្លាំង'), guide.id)
    assert.include(await found('កម្លាំង', { staff: true }), guide.id)
    const counts = async (staff: boolean) => {
      const { facets } = await index().search({ staff, count: ['grade'] })
      return facets.grade!.map(({ value }) => value)
    }
    assert.notInclude(await counts(false), '12')
    assert.include(await counts(true), '12')
  })

  test('finds only the nouns that are asked for', async ({ assert }) => {
    const course = document('កម្លាំង', { noun: 'course' })
    await index().replace([course])
    assert.deepEqual(await found('កម្លាំង', { nouns: ['course'] }), [course.id])
  })
})
