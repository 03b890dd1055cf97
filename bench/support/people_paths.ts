export type BenchPage = { page: string; as: string; path: string }

const find = (q: string, more = '') => `/people?q=${encodeURIComponent(q)}${more}`

/** The lists and searches of people and institutions, by who asks. */
export function peoplePaths(seeded: Record<string, string>): BenchPage[] {
  const { school, district, province, person, class: classId, number } = seeded
  const admin: [string, string][] = [
    ['people', '/people'],
    ['people, page 20', '/people?page=20'],
    ['people, teachers', '/people?role=teacher'],
    ['people, closed accounts', '/people?state=disabled'],
    ['people of a province', `/people?institution=${province}`],
    ['people of a district', `/people?institution=${district}`],
    ['people of a school', `/people?institution=${school}`],
    ['a grade of a school', `/people?institution=${school}&grade=3`],
    ['find: sok (one in thirty)', find('sok')],
    ['find: s', find('s')],
    ['find: សុខ', find('សុខ')],
    ['find: សុខ សុដារ៉ា', find('សុខ សុដារ៉ា')],
    ['find: dara (later part)', find('ដារ៉ា')],
    ['find: sokh vithi (words apart)', find('sokh vithi')],
    ['find: number', find(number)],
    ['find: nobody', find('zzzzz')],
    ['find in a province: sok', find('sok', `&institution=${province}`)],
    ['find in a province: sok so…', find('sok sodara', `&institution=${province}`)],
    ['find in a school: sok', find('sok', `&institution=${school}`)],
    ['person', `/people/${person}`],
    ['classes', '/classes'],
    ['classes of a school', `/classes?institution=${school}`],
    ['class', `/classes/${classId}`],
    ['institutions', '/institutions'],
    ['institutions, find', `/institutions?q=${encodeURIComponent('ភូមិ 77')}`],
    ['institution', `/institutions/${district}`],
    ['audit', '/audit'],
    ['audit of a person named sok', '/audit?person=sok'],
  ]
  const officer: [string, string][] = [
    ['staff', '/people'],
    ['staff, find: sok', find('sok')],
    ['pupils', '/people?group=pupils'],
    ['pupils of a school', `/people?group=pupils&institution=${school}`],
  ]
  const leader: [string, string][] = [
    ['people', '/people'],
    ['find: sok', find('sok')],
    ['classes', '/classes'],
    ['person', `/people/${person}`],
  ]
  const all = { administrator: admin, provincial_officer: officer, school_leader: leader }
  return Object.entries(all).flatMap(([as, pages]) =>
    pages.map(([page, path]) => ({ page, as, path }))
  )
}
