import { readInitialSecret } from '#identity/secrets/initial_secret'
import { personName } from '#identity/queries/person_name'
import type User from '#identity/models/user'
import type { Locale } from '#config/i18n'

/** What is printed for one person: how to sign in the first time. */
export type Slip = {
  name: string
  otherName: string
  username: string
  number: string | null
  secret: string
  isPin: boolean
}

/** The slips of those who have not signed in yet: a secret that was used is gone. `user.person` is loaded. */
export function slipsOf(users: User[], locale: Locale): Slip[] {
  return users.flatMap((user) => {
    const secret = readInitialSecret(user)
    if (!secret || user.isDisabled) return []
    const { person, username } = user
    const [name, otherName] = [personName(person, locale), personName(person, other(locale))]
    return [
      {
        name: name || username,
        otherName: otherName === name ? '' : otherName,
        username,
        number: person.studentNumber ?? person.payrollId,
        secret,
        isPin: user.usesPin,
      },
    ]
  })
}

const other = (locale: Locale): Locale => (locale === 'km' ? 'en' : 'km')
