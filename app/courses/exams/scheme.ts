type Both = { km: string; en: string }

export type ExamPaper = {
  key: string
  title: Both
  points: number
  minutes: number
  /** Only what is above so many points is added to the total. */
  above?: number
}

export type ExamTrack = { key: string; title: Both; papers: ExamPaper[] }

/** An examination of the country: its papers and what their points come to. Data of content packs, not of the code. */
export type ExamScheme = {
  key: string
  title: Both
  /** The most that the papers of a track come to, those with `above` aside. */
  points: number
  minutes_are_proposed?: boolean
  grades: { letter: string; from: number }[]
  tracks: ExamTrack[]
}

/** A paper as quizzes name it: `bac2/science/physics`. */
export const paperKey = (scheme: ExamScheme, track: ExamTrack, paper: ExamPaper) =>
  `${scheme.key}/${track.key}/${paper.key}`

const KEY = /^[a-z0-9_]{1,30}$/
const isBoth = (value: any) => [value?.km, value?.en].every((one) => typeof one === 'string' && one)
const isCount = (value: unknown) => Number.isInteger(value) && Number(value) > 0
const areUnique = (list: { key: string }[]) =>
  new Set(list.map(({ key }) => key)).size === list.length && list.every(({ key }) => KEY.test(key))

/** Where a scheme says what cannot be: the path within it, or undefined. */
export function faultOf(scheme: ExamScheme): string | undefined {
  const { key, title, points, grades, tracks } = scheme
  if (!KEY.test(key ?? '') || !isBoth(title) || !isCount(points)) return key ?? 'key'
  if (!Array.isArray(grades) || grades.at(-1)?.from !== 0) return `${key}/grades`
  const isFalling = grades.every(({ from }, at) => at === 0 || from < grades[at - 1].from)
  if (!isFalling) return `${key}/grades`
  if (!Array.isArray(tracks) || !areUnique(tracks)) return `${key}/tracks`
  for (const track of tracks) {
    if (!isBoth(track.title) || !areUnique(track.papers ?? [])) return `${key}/${track.key}`
    for (const paper of track.papers) {
      const { above = 0 } = paper
      const isWhole = isBoth(paper.title) && isCount(paper.points) && isCount(paper.minutes)
      if (!isWhole || paper.minutes > 600 || above < 0) return paperKey(scheme, track, paper)
    }
    const counted = track.papers.filter(({ above }) => !above)
    const sum = counted.reduce((all, paper) => all + paper.points, 0)
    if (sum !== points) return `${key}/${track.key}`
  }
  return undefined
}

/** What the shares (0 to 1) reached in papers come to; the letter when no paper that counts in full is missing. */
export function totalOf(scheme: ExamScheme, track: ExamTrack, shares: Map<string, number>) {
  let points = 0
  let isWhole = true
  for (const paper of track.papers) {
    const share = shares.get(paper.key)
    if (share === undefined && !paper.above) isWhole = false
    points += Math.max(0, (share ?? 0) * paper.points - (paper.above ?? 0))
  }
  const total = Math.round(points * 100) / 100
  const letter = scheme.grades.find(({ from }) => total >= from)?.letter ?? null
  return { points: total, letter: isWhole ? letter : null }
}
