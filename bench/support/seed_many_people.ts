import db from '@adonisjs/lucid/services/db'
import { benchNames } from '#bench/support/people_names'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const PORTION = 2000
/** One in so many works at the school; the others are its pupils. */
const STAFF = 26

/**
 * `size` people at the schools, each with an account, a role and the keys under which they are found; the pupils in
 * classes. PostgreSQL makes the rows itself. Ids grow with the number, as those of people who came in one by one do.
 */
export async function seedManyPeople(size: number, schools: string[]) {
  const perSchool = Math.ceil(size / schools.length)
  const names = benchNames()
  await db.transaction(async (trx) => {
    await trx.rawQuery('set local session_replication_role = replica')
    await trx.rawQuery(`set local work_mem = '256MB'`)
    await trx.rawQuery(`set local maintenance_work_mem = '1GB'`)
    await numbers(trx, names, schools)
    await trx.rawQuery(
      `create temp table bench_person on commit drop as select i, ${uuid('a1', 'i')} as id,
       i % ${STAFF} = 0 as staff, (i * 7919) % ${names.length} as name_n, i / ${perSchool} as school_n
       from generate_series(0::bigint, ${size - 1}) i`
    )
    await trx.rawQuery(`insert into identity_people (id, surname_km, given_km, surname_latin, given_latin, sex,
      payroll_id, student_number, sort_key, created_at, updated_at)
      select b.id, n.surname_km, n.given_km, n.surname_latin, n.given_latin,
      case when b.i % 2 = 0 then 'female' else 'male' end,
      case when b.staff then lpad(b.i::text, 8, '0') end, case when not b.staff then 's' || b.i end,
      n.sort_key, now(), now() from bench_person b join bench_name n on n.n = b.name_n order by b.i`)
    await trx.rawQuery(`insert into identity_users (id, person_id, username, password, must_change_password, failed_attempts,
      created_at, updated_at, disabled_at)
      select ${uuid('a2', 'i')}, id, 'u' || i, 'x', false, 0, now(), now(), case when i % 5000 = 7 then now() end
      from bench_person`)
    await trx.rawQuery(`insert into identity_memberships (id, person_id, institution_id, role, created_at)
      select ${uuid('a3', 'b.i')}, b.id, s.id, case when b.staff then 'teacher' else 'student' end, now()
      from bench_person b join bench_school s on s.n = b.school_n`)
    await trx.rawQuery(`insert into identity_classes (id, institution_id, name, year, grade, created_at)
      select ${uuid('a4', 's.n * 6 + g')}, s.id, g || 'A', '2026-2027', g, now()
      from bench_school s cross join generate_series(1, 6) g`)
    await trx.rawQuery(`insert into identity_class_pupils (id, class_id, person_id)
      select ${uuid('a5', 'i')}, ${uuid('a4', 'school_n * 6 + 1 + i % 6')}, id from bench_person where not staff`)
    await keys(trx)
  })
  await db.rawQuery('vacuum analyze')
}

const uuid = (kind: string, number: string) =>
  `('019000${kind}-0000-7000-8000-' || lpad(to_hex((${number})::bigint), 12, '0'))::uuid`

async function numbers(
  trx: TransactionClientContract,
  names: ReturnType<typeof benchNames>,
  schools: string[]
) {
  await trx.rawQuery(
    `create temp table bench_name (n int, surname_km text, given_km text, surname_latin text, given_latin text, sort_key text) on commit drop`
  )
  await trx.rawQuery('create temp table bench_key (n int, key text) on commit drop')
  await trx.rawQuery('create temp table bench_school (n int, id uuid) on commit drop')
  await fill(
    trx,
    'bench_school',
    schools.map((id, n) => ({ n, id }))
  )
  await fill(
    trx,
    'bench_name',
    names.map(({ surnameKm, givenKm, surnameLatin, givenLatin, sortKey }, n) => ({
      n,
      ...{ surname_km: surnameKm, given_km: givenKm, surname_latin: surnameLatin },
      ...{ given_latin: givenLatin, sort_key: sortKey },
    }))
  )
  await fill(
    trx,
    'bench_key',
    names.flatMap((name, n) => name.keys.map((key) => ({ n, key })))
  )
  for (const table of ['bench_name', 'bench_key', 'bench_school']) {
    await trx.rawQuery(`analyze ${table}`)
  }
}

async function fill(trx: TransactionClientContract, table: string, rows: object[]) {
  for (let from = 0; from < rows.length; from += PORTION) {
    await trx.table(table).multiInsert(rows.slice(from, from + PORTION))
  }
}

/** The indexes of the largest table are made after its rows, which is much quicker. */
async function keys(trx: TransactionClientContract) {
  const table = 'identity_person_keys'
  await trx.rawQuery(`alter table ${table} drop constraint ${table}_pkey`)
  await trx.rawQuery(`drop index ${table}_person_id_index`)
  await trx.rawQuery(`insert into ${table} (key, person_id)
    select k.key, b.id from bench_person b join bench_key k on k.n = b.name_n
    union all select '=u' || i, id from bench_person
    union all select case when staff then '=' || lpad(i::text, 8, '0') else '=s' || i end, id from bench_person
    union all select '=s-' || substr(md5(i::text), 1, 9), id from bench_person where not staff`)
  await trx.rawQuery(`alter table ${table} add primary key (key, person_id)`)
  await trx.rawQuery(`create index ${table}_person_id_index on ${table} (person_id)`)
}
