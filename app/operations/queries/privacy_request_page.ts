import { translate } from '#shared/http/translate'
import { personalDataKinds } from '#shared/privacy/personal_data'
import { standingTowards } from '#identity/queries/standing'
import { ownerNames } from '#operations/queries/owner_names'
import { requestRows } from '#operations/queries/list_privacy_requests'
import { mayWithdraw } from '#operations/policies/privacy_request_policy'
import type PrivacyRequest from '#operations/models/privacy_request'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

/** A request with who asked, what a deletion would leave, and whether this actor may answer it. */
export async function privacyRequestPage(actor: Actor, request: PrivacyRequest, locale: Locale) {
  const [row] = await requestRows([request], locale)
  const ids = [request.requestedBy, request.decidedBy].filter((id) => id !== null)
  const names = await ownerNames(ids, locale)
  const isOwn = actor.personId === request.personId
  const isOpen = request.state === 'open'
  const mayDecide =
    isOpen && !isOwn && (await standingTowards(actor, request.personId)) === 'administer'
  return {
    isOwn,
    title: translate(locale, `privacy.requests.${isOwn ? 'kinds' : 'about'}.${request.kind}`),
    request: {
      ...row,
      personId: request.personId,
      text: request.text,
      reason: request.reason,
      askerName: request.askerName,
      askerRelation: request.askerRelation,
      identityCheck: request.identityCheck,
      requestedBy: names.get(request.requestedBy) ?? '',
      decidedBy: request.decidedBy ? (names.get(request.decidedBy) ?? '') : null,
      decidedAt: request.decidedAt,
    },
    mayDecide,
    mayWithdraw: isOpen && mayWithdraw(actor, request),
    kept:
      request.kind === 'deletion'
        ? personalDataKinds()
            .filter(({ erase }) => !erase)
            .map(({ kind }) => ({
              title: translate(locale, `privacy.kinds.${kind}`),
              why: translate(locale, `privacy.kept.${kind}`),
            }))
        : [],
  }
}
