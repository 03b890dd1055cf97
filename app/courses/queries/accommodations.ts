import db from '@adonisjs/lucid/services/db'

/** Who is allowed what in a quiz. */
export async function accommodationsOf(quizId: string) {
  const rows = await db
    .from('courses_accommodations')
    .where('quiz_id', quizId)
    .orderBy('created_at', 'desc')
    .limit(500)
  return rows.map((row) => ({
    id: row.id as string,
    personId: row.person_id as string,
    extraPercent: Number(row.extra_percent),
    noTimer: Boolean(row.no_timer),
    extraAttempts: Number(row.extra_attempts),
  }))
}

/** The person with this name for signing in, and where they are. */
export async function learnerNamed(username: string) {
  const user = await db.from('identity_users').where('username', username.toLowerCase()).first()
  if (!user) return undefined
  const memberships = await db
    .from('identity_memberships')
    .where('person_id', user.person_id)
    .select('institution_id')
  return {
    personId: user.person_id as string,
    institutionIds: memberships.map((row) => row.institution_id as string),
  }
}
