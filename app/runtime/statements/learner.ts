import { appUrl } from '#config/app'
import { recordName } from '#identity/queries/record_name'

/** A person in statements: an account of this site under a name that says nothing of them; never name or e-mail. */
export const learner = (personId: string) => ({
  objectType: 'Agent',
  account: { homePage: appUrl, name: recordName(personId) },
})
