import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { SYSTEM } from '#shared/actor'
import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { instant } from '#shared/database/instant'
import Person from '#identity/models/person'
import { notify } from '#identity/actions/notify'
import { openBadge } from '#credentials/open_badge'
import { takeSerial } from '#credentials/serials'
import { methodOf } from '#credentials/proof/signing_keys'
import { signDocument } from '#credentials/proof/data_integrity'
import { issuerAt, type Issuer } from '#credentials/actions/issuer_at'
import { DateTime } from 'luxon'
import type { Actor } from '#shared/actor'
import type { Earned } from '#credentials/types'
import type { TransactionClientContract as Trx } from '@adonisjs/lucid/types/database'

export const subjectOf = ({ kind, id }: Earned['of']) => `${kind}:${id}`

/**
 * Gives somebody the certificate for what they have earned: once for each person and thing, however often it is called, and
 * never again after it was revoked. In the transaction of the change that earned it. @returns its serial
 */
export async function awardCredential(trx: Trx, earned: Earned): Promise<string> {
  const mine = { subject: subjectOf(earned.of), person_id: earned.personId }
  const known = await trx.from('credentials_awards').where(mine).first()
  if (known) return known.serial
  const { issuer, signing } = await issuerAt(trx, earned.institutionId)
  const serial = await takeSerial(trx, issuer)
  const titles = {
    titleKm: (earned.titleKm ?? earned.titleEn)!,
    titleEn: (earned.titleEn ?? earned.titleKm)!,
  }
  const thing = { ...mine, serial, minutes: earned.minutes, completedAt: earned.completedAt }
  await write(trx, { ...thing, ...titles, issue: 1, issuer, signing, by: null })
  await audit(trx, SYSTEM, {
    ...{ verb: 'credentials.award_issued', subject: { type: 'person', id: earned.personId } },
    ...{ institutionId: issuer.institutionId, after: { serial } },
  })
  await notify(trx, {
    ...{ kind: 'credentials.awarded', to: [earned.personId], href: `/certificates/${serial}` },
    data: { title: { km: titles.titleKm, en: titles.titleEn } },
  })
  return serial
}

/** The same certificate with the name as it is now, under the same serial; the one before is replaced. */
export async function reissueAward(trx: Trx, actor: Actor, serial: string) {
  const row = await trx
    .from('credentials_awards')
    .where({ serial, is_current: true })
    .forUpdate()
    .firstOrFail()
  const { institution_id: institutionId } = await trx
    .from('credentials_issuers')
    .where('id', row.issuer_id)
    .firstOrFail()
  const { issuer, signing } = await issuerAt(trx, institutionId)
  await trx.from('credentials_awards').where('id', row.id).update({ is_current: false })
  await write(trx, {
    ...{ subject: row.subject, person_id: row.person_id, serial, issuer, signing },
    ...{ issue: Number(row.issue) + 1, titleKm: row.title_km, titleEn: row.title_en },
    ...{ minutes: row.minutes, completedAt: instant(row.completed_at)!, by: actor.personId },
    firstAt: await firstIssue(trx, serial),
  })
  await audit(trx, actor, {
    ...{ verb: 'credentials.award_reissued', subject: { type: 'person', id: row.person_id } },
    ...{ institutionId, after: { serial, issue: Number(row.issue) + 1 } },
  })
}

async function firstIssue(trx: Trx, serial: string) {
  const row = await trx
    .from('credentials_awards')
    .where('serial', serial)
    .orderBy('issue')
    .firstOrFail()
  return instant(row.issued_at)!
}

type Written = {
  subject: string
  person_id: string
  serial: string
  issue: number
  titleKm: string
  titleEn: string
  minutes: number | null
  completedAt: Date
  firstAt?: Date
  issuer: Issuer
  signing: Awaited<ReturnType<typeof issuerAt>>['signing']
  by: string | null
}

async function write(trx: Trx, { issuer, signing, ...award }: Written) {
  const person = await Person.findOrFail(award.person_id, { client: trx })
  const issuedAt = clock.now().startOf('second')
  const id = newId()
  const names = { nameKm: person.name('km'), nameEn: person.name('en') }
  const of = { issuerKm: issuer.nameKm, issuerEn: issuer.nameEn, issuerCode: issuer.code }
  const badge = openBadge({
    ...{ id, ...names, ...of, ...award, publicKey: signing.publicKey },
    ...{ subjectId: award.subject.split(':')[1], issuedAt: issuedAt.toJSDate() },
    awardedAt: award.firstAt ?? issuedAt.toJSDate(),
  })
  const created = badge.validFrom
  const method = methodOf(signing.publicKey)
  const credential = signDocument(badge, { key: signing.key, method, created })
  await trx.table('credentials_awards').insert({
    ...{ id, issuer_id: issuer.id, key_id: signing.id, person_id: award.person_id },
    ...{ subject: award.subject, serial: award.serial, issue: award.issue, is_current: true },
    ...{ name_km: names.nameKm, name_en: names.nameEn },
    ...{ title_km: award.titleKm, title_en: award.titleEn, minutes: award.minutes },
    ...{ issuer_km: issuer.nameKm, issuer_en: issuer.nameEn, issued_by: award.by },
    completed_at: sqlTime(DateTime.fromJSDate(award.completedAt)),
    ...{ issued_at: sqlTime(issuedAt), credential: JSON.stringify(credential) },
  })
}
