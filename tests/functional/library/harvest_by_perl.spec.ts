import { test } from '@japa/runner'
import { spawn, spawnSync } from 'node:child_process'
import db from '@adonisjs/lucid/services/db'
import { newCode, newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { giveStamps } from '#library/harvest/give_stamps'
import { noteExposures } from '#library/harvest/note_exposures'
import { emptyLibrary } from '#tests/support/library'

const COUNT = Number(process.env.HARVEST_RECORDS ?? 600)
const PORTION = 200

/** A harvest as Debian's libhttp-oai-perl does it, page after page: identifiers and whether deleted, one a line. */
const HARVESTER = `
use HTTP::OAI;
my $h = HTTP::OAI::Harvester->new(baseURL => $ARGV[0]);
my $list = $h->ListRecords(metadataPrefix => $ARGV[1], onRecord => sub {
  my $r = shift;
  print $r->identifier, ' ', ($r->is_deleted ? 1 : 0), "\\n";
});
die $list->message if $list->is_error;
`

const isHere = spawnSync('perl', ['-MHTTP::OAI', '-e', '1']).status === 0

async function seed() {
  const ids: string[] = []
  for (let at = 0; at < COUNT; at += PORTION) {
    const now = sqlTime()
    const rows = Array.from({ length: Math.min(PORTION, COUNT - at) }, (_, n) => ({
      ...{ id: newId(), code: newCode(), shelf: 'open', position: 0, kind: 'page', revision: 1 },
      ...{ title_km: 'កម្លាំង និងចលនា', title_en: `Force & motion ${at + n}` },
      ...{ licence: 'CC-BY-SA-4.0', authors: '["Sok Dara"]', keywords: '{"km":[],"en":[]}' },
      ...{ languages: '["km"]', grades: '[11]', audience: '["student"]', teacher_only: false },
      ...{ state: 'published', scope: 'national', search_text: '', is_approved: true },
      ...{ published_at: now, created_at: now, updated_at: now },
    }))
    await db.table('library_resources').multiInsert(rows)
    ids.push(...rows.map(({ id }) => id))
  }
  await transaction((trx) => noteExposures(trx, ids))
  await giveStamps()
  return ids
}

/** Changes, takes back and publishes until it is told to stop. */
async function changeUnderneath(ids: string[], isOver: () => boolean) {
  let changes = 0
  let isTaking = false
  while (!isOver()) {
    const some = Array.from({ length: 20 }, () => ids[Math.floor(Math.random() * ids.length)])
    isTaking = !isTaking
    const state = isTaking ? 'retired' : 'published'
    await transaction(async (trx) => {
      await trx
        .from('library_resources')
        .whereIn('id', some)
        .update({ state, updated_at: sqlTime() })
      await noteExposures(trx, some)
    })
    await giveStamps()
    changes += some.length
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return changes
}

test.group('A harvest by libhttp-oai-perl', (group) => {
  group.each.setup(emptyLibrary)

  test('gives every record once while records change underneath: {$self}')
    .with(['oai_dc', 'oai_lom'])
    .run(async ({ assert }, prefix) => {
      const ids = await seed()
      const began = performance.now()
      const perl = spawn('perl', ['-e', HARVESTER, `${process.env.APP_URL}/oai`, prefix])
      let [out, problems, isOver] = ['', '', false]
      perl.stdout.on('data', (part) => (out += part))
      perl.stderr.on('data', (part) => (problems += part))
      const ended = new Promise<number | null>((resolve) => perl.on('close', resolve))
      const changing = changeUnderneath(ids, () => isOver)
      const status = await ended
      isOver = true
      const changes = await changing
      assert.equal(status, 0, problems)
      const told = out
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0].split(':').at(-1)!)
      assert.lengthOf(told, ids.length)
      assert.sameMembers(told, ids)
      const seconds = (performance.now() - began) / 1000
      if (process.env.HARVEST_RECORDS) {
        process.stdout.write(
          `${prefix}: ${told.length} records in ${seconds.toFixed(1)} s, ${changes} changes underneath\n`
        )
      }
    })
    .timeout(540_000)
    .skip(!isHere, 'libhttp-oai-perl is not here')
})
