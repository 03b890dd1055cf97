import { randomBytes } from 'node:crypto'
import { clock } from '#shared/clock'
import { newCode, newId } from '#shared/ids'
import { SYSTEM } from '#shared/actor'
import { makeInstitution } from '#tests/support/accounts'
import { acceptPairing, type Terms } from '#mirror/pairing/accept_pairing'
import { askByStick, codeOf } from '#mirror/pairing/ask_to_pair'
import { receiveRequest } from '#mirror/pairing/receive_request'
import { shownCode } from '#mirror/pairing/pairing_code'
import { takeAnswer } from '#mirror/pairing/take_answer'
import Pairing from '#mirror/models/pairing'
import type Profile from '#mirror/models/profile'

/** This server asks itself, by stick: the request, the code that it shows, and the terms on which it would be taken. */
export async function ask(profile: Profile, name = 'School server') {
  const waiting = await askByStick(SYSTEM, name)
  const { request } = waiting.pairing!
  const terms: Terms = {
    ...{ institutionId: await makeInstitution(), profileId: profile.id },
    ...{
      code: shownCode(codeOf(waiting)),
      origin: { name: 'Ministry', url: 'http://127.0.0.1:1' },
    },
  }
  return { waiting, request, terms }
}

/** The ministry accepts a school, which knows it from then on. */
export async function pair(profile: Profile) {
  const asked = await ask(profile)
  const row = await receiveRequest(asked.request, 'stick')
  const { answer, siteId } = await acceptPairing(SYSTEM, row.id, asked.terms)
  const origin = await takeAnswer(SYSTEM, answer)
  return { ...asked, row, answer: answer!, siteId: siteId!, origin }
}

/** A request as it stands at an origin, quickly made: nobody can accept it. */
export const makePairing = (wish: Partial<Pairing> = {}) =>
  Pairing.create({
    ...{ id: newId(), code: newCode(), number: 'AB2C', name: 'វិទ្យាល័យ បាក់ទូក', medium: 'http' },
    ...{ publicKey: randomBytes(32).toString('hex'), state: 'waiting' },
    ...{ request: { appVersion: '1.0.0' } as never, expiresAt: clock.now().plus({ hours: 20 }) },
    ...wish,
  })
