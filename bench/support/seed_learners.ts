import db from '@adonisjs/lucid/services/db'
import { mkdir, writeFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { SYSTEM, type Actor } from '#shared/actor'
import { hashPassword } from '#identity/secrets/hash_secret'
import { createPackage } from '#runtime/actions/create_package'
import { importPackage } from '#runtime/actions/import_package'
import { launchPackage } from '#runtime/actions/launch_package'
import { launchToken } from '#runtime/content/tokens'
import { addressBase } from '#runtime/content/address_base'
import { incomingPath } from '#runtime/incoming_path'
import { newUploadId } from '#runtime/add_version'
import Package from '#runtime/models/package'

const PASSWORD = 'bench-only-password'

/** One who learns: account, launch and its key. */
export type SeededLearner = { username: string; launch: string; attempt: string; token: string }

const MANIFEST = `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="o"><organization identifier="o"><title>មេរៀន</title><item identifier="a" identifierref="r"><title>a</title></item></organization></organizations>
<resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="a.html"><file href="a.html"/></resource></resources></manifest>`

/** A school with so many pupils who have all opened the same SCORM package. */
export async function seedLearners(size: number): Promise<Record<string, string>> {
  const { id: institutionId } = await db
    .from('institutions')
    .whereNull('parent_id')
    .orderBy('id')
    .firstOrFail()
  const whole = await bringPackage(institutionId)
  const people = Array.from({ length: size }, (_, n) => ({
    ...{ id: newId(), userId: newId(), username: `learner${n}` },
  }))
  await seedPupils(people, institutionId)
  const learners: SeededLearner[] = []
  for (const { id: personId, userId, username } of people) {
    const actor: Actor = { userId, personId, name: username, grants: [] }
    const opened = await launchPackage(actor, whole, { appOrigin: 'http://127.0.0.1' })
    if (!opened.ok) throw new Error(opened.error.type)
    const { launch, attempt } = opened.value
    const token = launchToken(launch.id)
    learners.push({ username, launch: launch.id, attempt: attempt.id, token })
  }
  const file = `${addressBase(whole.currentVersionId!)}a.html`
  return { learners: JSON.stringify(learners), file, password: PASSWORD }
}

async function bringPackage(institutionId: string) {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from(MANIFEST), 'imsmanifest.xml')
  zip.addBuffer(Buffer.from(`<h1>មេរៀន</h1>${'<p>អក្សរ</p>'.repeat(2000)}`), 'a.html')
  zip.end()
  const bytes = await buffer(zip.outputStream)
  const id = newUploadId()
  await mkdir(incomingPath(), { recursive: true })
  await writeFile(incomingPath(id), bytes)
  const upload = { id, fileName: 'bench.zip', size: bytes.length }
  const { id: packageId } = await createPackage(SYSTEM, institutionId, upload)
  await importPackage(id)
  return Package.findOrFail(packageId)
}

/** Who can sign in, learns at the institution and has read the privacy notice. */
async function seedPupils(
  people: { id: string; userId: string; username: string }[],
  institutionId: string
) {
  const at = sqlTime()
  const password = await hashPassword(PASSWORD)
  const times = { created_at: at, updated_at: at }
  const notices = await db.from('identity_privacy_notices').select('id')
  await db.transaction(async (trx) => {
    for (const { id, userId, username } of people) {
      const name = { surname_km: 'ចាន់', given_km: 'សុភា', sort_key: '' }
      await trx.table('identity_people').insert({ id, ...name, ...times })
      await trx.table('identity_users').insert({
        ...{ id: userId, person_id: id, username, password, must_change_password: false },
        ...{ failed_attempts: 0, ...times },
      })
      await trx.table('identity_memberships').insert({
        ...{ id: newId(), person_id: id, institution_id: institutionId, role: 'student' },
        created_at: at,
      })
      for (const notice of notices) {
        const consent = { id: newId(), person_id: id, notice_id: notice.id, acknowledged_at: at }
        await trx.table('identity_consents').insert(consent)
      }
    }
  })
}
