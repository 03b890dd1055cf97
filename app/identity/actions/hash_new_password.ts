import { failed, ok, type Result } from '#shared/result'
import { passwordProblem, type PasswordProblem } from '#identity/secrets/password_problem'
import { hashPassword } from '#identity/secrets/hash_secret'

/** The hash of a password that a person chose, or what is wrong with it. Never inside a transaction. */
export async function hashNewPassword(
  password: string,
  owner: { username: string; isStaff: boolean }
): Promise<Result<string, { type: PasswordProblem }>> {
  const problem = passwordProblem(password, owner)
  return problem ? failed({ type: problem }) : ok(await hashPassword(password))
}
