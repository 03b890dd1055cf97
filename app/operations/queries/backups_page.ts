import { pagerOf, type Pager } from '#shared/database/pager'
import { translate } from '#shared/http/translate'
import { bytes } from '#shared/http/view/bytes'
import Backup from '#operations/models/backup'
import Drill from '#operations/models/drill'
import { moment } from '#operations/queries/moment'
import { placeStates, type PlaceState } from '#operations/queries/place_states'
import type { Locale } from '#config/i18n'
import type { BackupState } from '#operations/types'

const PER_PAGE = 20
const DRILLS = 5
export const backupStates = ['running', 'whole', 'gaps', 'failed', 'cancelled', 'removed'] as const

const TONES: Record<BackupState, string> = {
  ...{ running: 'info', whole: 'ok', gaps: 'warn', failed: 'bad' },
  ...{ cancelled: 'neutral', removed: 'neutral' },
}

export type Filter = { place?: string; state?: string; page: number }

/** Everything of `/backups`: the places, the snapshots of all of them, the last drills. */
export async function backupsPage(filter: Filter, locale: Locale) {
  const states = await placeStates()
  const { rows, pager } = await snapshots(filter)
  const drills = await Drill.query().orderBy('at', 'desc').limit(DRILLS)
  const names = new Map(states.map(({ place }) => [place.id, place.name]))
  return {
    places: states.map((one) => placeShape(one, locale)),
    snapshots: rows.map((row) => snapshotShape(row, names.get(row.placeId) ?? '', locale)),
    drills: drills.map((drill) => drillShape(drill, names.get(drill.placeId ?? '') ?? '', locale)),
    pager: pager as Pager,
    isMoving: states.some(({ running }) => running),
    keysOpen: states.some(({ newest }) => newest && !newest.locked),
    problems: states.flatMap(({ place }) =>
      place.problem ? [{ name: place.name, text: problem(place.problem, locale) }] : []
    ),
  }
}

async function snapshots({ place, state, page }: Filter) {
  const query = () => {
    const all = Backup.query()
    if (place) all.where('placeId', place)
    const known = backupStates.find((one) => one === state)
    return known ? all.where('state', known) : all
  }
  const counted = await query().count('* as total').pojo<{ total: number | string }>()
  const pager = pagerOf(counted[0].total, page, PER_PAGE)
  const rows = await query()
    .orderBy('startedAt', 'desc')
    .orderBy('id', 'desc')
    .forPage(pager.page, PER_PAGE)
  return { rows, pager }
}

const problem = (code: string, locale: Locale) => translate(locale, `backups.problems.${code}`)

function placeShape({ place, newest, running, drill, age }: PlaceState, locale: Locale) {
  const t = (key: string) => translate(locale, key)
  return {
    ...{ id: place.id, name: place.name, kind: t(`backups.kinds.${place.kind}`) },
    schedule: t(`backups.schedules.${place.schedule}`),
    newest: newest ? moment(newest.startedAt, locale) : undefined,
    age: { text: t(`backups.ages.${age}`), tone: { ok: 'ok', old: 'bad', none: 'warn' }[age] },
    runningJob: running?.jobId ?? undefined,
    drill: drill
      ? {
          text: t(drill.passed ? 'backups.index.passed' : 'backups.index.not_passed'),
          tone: drill.passed ? 'ok' : 'bad',
          at: moment(drill.at, locale),
        }
      : undefined,
  }
}

function snapshotShape(row: Backup, place: string, locale: Locale) {
  const seconds = row.finishedAt
    ? Math.round(row.finishedAt.diff(row.startedAt, 'seconds').seconds)
    : null
  return {
    ...{ id: row.id, jobId: row.jobId, name: row.name ?? '', place },
    at: moment(row.startedAt, locale),
    state: translate(locale, `backups.states.${row.state}`),
    tone: TONES[row.state],
    problem: row.error ? problem(row.error, locale) : undefined,
    size: row.bytes === null ? '' : bytes(Number(row.bytes)),
    added: row.added === null ? '' : bytes(Number(row.added)),
    rows: row.rows,
    took: seconds === null ? '' : translate(locale, 'backups.index.seconds', { count: seconds }),
    keys: row.name
      ? translate(locale, row.locked ? 'backups.index.keys_locked' : 'backups.index.keys_open')
      : '',
  }
}

function drillShape(drill: Drill, place: string, locale: Locale) {
  const key = `backups.problems.${drill.problem}`
  const said = drill.problem && /^[a-z_]+$/.test(drill.problem)
  return {
    ...{ id: drill.id, place, name: drill.snapshotName ?? '', at: moment(drill.at, locale) },
    ...{ passed: drill.passed, rows: drill.rows },
    problem: said ? translate(locale, key) : (drill.problem ?? undefined),
    took: translate(locale, 'backups.index.seconds', { count: drill.seconds }),
  }
}
