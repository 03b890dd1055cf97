import { clock } from '#shared/clock'
import { hostname } from 'node:os'
import { hardware } from '#mirror/pairing/hardware'
import { site } from '#shared/site/site'
import { inLocale } from '#shared/http/translate'
import { codeOf, waitingOrigin } from '#mirror/pairing/ask_to_pair'
import { shownCode } from '#mirror/pairing/pairing_code'
import { fingerprintOfKey, fingerprintOfRoot } from '#mirror/pairing/fingerprint'
import { DateTime } from 'luxon'
import Origin from '#mirror/models/origin'
import type { Locale } from '#config/i18n'

/** Whom this server follows, and the request that waits. Two queries. */
export async function pairingHere(locale: Locale) {
  const followed = await Origin.query().where('state', 'active').first()
  const waiting = await waitingOrigin()
  const { nameKm, nameEn } = site()
  return {
    followed: followed && (await followedFacts(followed)),
    waiting: waiting?.pairing ? waitingFacts(waiting) : null,
    name: inLocale(locale, nameKm, nameEn) || hostname(),
    now: clock.now(),
  }
}

async function followedFacts(origin: Origin) {
  const { name, url, code, profile, channel, root, standing, standingAt, lastContactAt } = origin
  const isOther = origin.hardware !== null && origin.hardware !== (await hardware())
  return {
    ...{ name, url, code, profile, channel, standing, standingAt, lastContactAt, isOther },
    root: root ? fingerprintOfRoot(root) : null,
  }
}

function waitingFacts(origin: Origin) {
  const pairing = origin.pairing!
  const code = codeOf(origin)
  const page = pairing.code && `${origin.url}/administration/mirror/pairings/${pairing.code}`
  const until = pairing.until ? DateTime.fromISO(pairing.until) : null
  const isLate = until !== null && until < clock.now()
  return {
    ...{ medium: pairing.medium, name: origin.name, url: origin.url, until },
    ...{ problem: pairing.problem ?? null, over: isLate ? 'expired' : (pairing.over ?? null) },
    ...{ reason: pairing.reason ?? null, skew: pairing.skew ?? 0 },
    ...{ code: shownCode(code), key: fingerprintOfKey(origin.publicKey) },
    root: origin.root ? fingerprintOfRoot(origin.root) : null,
    // Whoever scans it has the code on the page of the origin.
    page: page ? `${page}?code=${code.number}${code.secret}` : null,
  }
}
