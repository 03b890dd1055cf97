import { newCode, newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { forget } from '#shared/remembered'
import Contact from '#operations/models/contact'
import Report from '#operations/models/report'
import PrivacyNotice from '#identity/models/privacy_notice'
import PrivacyRequest from '#operations/models/privacy_request'

let count = 0

/** A version of the notice, in force at once. */
export async function makeNotice(version = newId().slice(-12)) {
  const text = '## Heading\n- one\n- two\nA paragraph of words.'
  const notice = await PrivacyNotice.create({
    ...{ id: newId(), version, publishedAt: clock.now().plus({ seconds: ++count }) },
    ...{ textKm: text, textEn: text, pupilKm: 'ពាក្យងាយៗ', pupilEn: 'In simple words.' },
  })
  forget()
  return notice
}

export function makeRequest(personId: string, values: Partial<PrivacyRequest> = {}) {
  const now = clock.now()
  return PrivacyRequest.create({
    ...{ id: newId(), kind: 'correction', state: 'open', personId, requestedBy: personId },
    ...{ createdAt: now, dueAt: now.plus({ days: 30 }) },
    ...values,
  })
}

export function makeReport(values: Partial<Report> = {}) {
  const now = clock.now()
  return Report.create({
    ...{ id: newId(), code: newCode(10), kind: 'bullying', state: 'new' },
    ...{ text: 'They laugh at me.', escalations: 0, createdAt: now },
    ...{ dueAt: now.plus({ hours: 48 }) },
    ...values,
  })
}

export function makeContact(institutionId: string, personId: string, topic = 'all') {
  return Contact.create({
    ...{ id: newId(), institutionId, personId, topic, phone: '012 000 000' },
    ...{ createdBy: personId, createdAt: clock.now() },
  })
}
