import User from '#identity/models/user'

/** The person with this user name; null where there is none that may sign in. */
export async function assigneeNamed(username: string): Promise<string | null> {
  const user = await User.query()
    .where('username', username.toLowerCase())
    .whereNull('disabled_at')
    .first()
  return user?.personId ?? null
}
