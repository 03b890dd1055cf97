import { test } from '@japa/runner'
import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { TABLES } from '#library/exports/kolibri_schema'
import { emptyLibrary, makeResource, makeSyllabus, signedIn } from '#tests/support/library'
import { takeAlong } from '#tests/support/exports'
import { unzip } from '#tests/support/unzip'

/** The database of a channel out of its archive. */
function openChannel(files: Map<string, Buffer>) {
  const name = [...files.keys()].find((one) => one.startsWith('content/databases/'))!
  const path = join(mkdtempSync(join(tmpdir(), 'tonle-channel-')), 'channel.sqlite3')
  writeFileSync(path, files.get(name)!)
  const channel = new Database(path, { readonly: true })
  return { name, channel, all: (sql: string) => channel.prepare(sql).all() as any[] }
}

/**
 * Version 5 of Kolibri's content schema, as its import reads it: `!` is needed, `*` the key, a number the longest text,
 * `>` the table it leads to. SQLite itself holds no lengths, so they are looked for in what is written.
 */
const KOLIBRI: Record<string, string> = {
  content_contenttag: 'id*32 tag_name!30',
  content_language: 'id*14 lang_code!3 lang_subcode:10 lang_name:100 lang_direction!3',
  content_localfile: 'id*32 extension!40 available! file_size',
  content_contentnode:
    'id*32 license_name:50 license_description title!200 coach_content! content_id!32 ' +
    'channel_id!32 description sort_order license_owner!200 author!200 kind!200 available! ' +
    'options grade_levels resource_types learning_activities accessibility_labels categories ' +
    'learner_needs duration lft! rght! tree_id! level! lang_id:14>content_language ' +
    'parent_id:32>content_contentnode',
  content_assessmentmetadata:
    'id*32 assessment_item_ids! number_of_assessments! mastery_model! randomize! ' +
    'is_manipulable! contentnode_id!32>content_contentnode',
  content_channelmetadata:
    'id*32 name!200 description!400 tagline:150 author!400 version! thumbnail! last_updated ' +
    'min_schema_version!50 root_id!32>content_contentnode',
  content_contentnode_has_prerequisite:
    'id* from_contentnode_id!32>content_contentnode to_contentnode_id!32>content_contentnode',
  content_contentnode_related:
    'id* from_contentnode_id!32>content_contentnode to_contentnode_id!32>content_contentnode',
  content_contentnode_tags:
    'id* contentnode_id!32>content_contentnode contenttag_id!32>content_contenttag',
  content_file:
    'id*32 preset!150 supplementary! thumbnail! priority contentnode_id!32>content_contentnode ' +
    'lang_id:14>content_language local_file_id!32>content_localfile',
}

const fieldsOf = (table: string) =>
  KOLIBRI[table].split(' ').map((text) => {
    const [, name, mark, most, leads] = /^(\w+?)([!*:]?)(\d*)(?:>(\w+))?$/.exec(text)!
    return { name, isNeeded: mark === '!' || mark === '*', isKey: mark === '*', most, leads }
  })

/** What each kind may consist of, and what learners do with it (le-utils). */
const KINDS: Record<string, { presets: string[]; activities: string[] }> = {
  video: { presets: ['high_res_video', 'video_subtitle'], activities: ['UD5UGM0z'] },
  audio: { presets: ['audio', 'video_subtitle'], activities: ['mkA1R3NU'] },
  document: { presets: ['document', 'epub'], activities: ['wA01urpi'] },
  html5: { presets: ['html5_zip'], activities: ['wA01urpi', '#j8L0eq3'] },
  h5p: { presets: ['h5p'], activities: ['#j8L0eq3'] },
}

test.group('A channel of Kolibri', (group) => {
  group.each.setup(emptyLibrary)

  test('has the columns, keys and ties of version 5', async ({ assert }) => {
    const own = new Database(':memory:')
    own.exec(TABLES)
    const all = (sql: string) => own.prepare(sql).all() as any[]
    const tables = all("select name from sqlite_master where type = 'table' order by name")
    assert.deepEqual(
      tables.map(({ name }) => name),
      Object.keys(KOLIBRI).sort()
    )
    for (const table of Object.keys(KOLIBRI)) {
      const expected = fieldsOf(table)
      assert.deepEqual(
        all(`pragma table_info(${table})`)
          .map(({ name, notnull, pk }) => [name, Boolean(notnull), Boolean(pk)])
          .sort(),
        expected.map(({ name, isNeeded, isKey }) => [name, isNeeded, isKey]).sort(),
        table
      )
      assert.sameDeepMembers(
        all(`pragma foreign_key_list(${table})`).map((one) => [one.from, one.table, one.to]),
        expected.filter(({ leads }) => leads).map(({ name, leads }) => [name, leads, 'id']),
        table
      )
      if (!/_(?:tags|related|has_prerequisite)$/.test(table)) continue
      const [unique] = all(`pragma index_list(${table})`).filter((one) => one.origin === 'u')
      assert.lengthOf(all(`pragma index_info("${unique.name}")`), 2, table)
    }
  })

  test('holds in each column what Kolibri can read, and a tree in its order', async ({
    assert,
  }) => {
    const { subject } = await makeSyllabus()
    const { browser } = await signedIn('teacher')
    const long = 'ក'.repeat(300)
    const file = (name: string) => ({ name, content: name, role: 'main' as const })
    const made = [
      await makeResource({ kind: 'video', subjectId: subject, files: [file('a.mp4')], minutes: 2 }),
      await makeResource({ kind: 'audio', grades: [3, 7], files: [file('a.mp3')] }),
      await makeResource({
        kind: 'pdf',
        titleKm: long,
        holderKm: 'ក'.repeat(200),
        files: [file('a.pdf')],
      }),
      await makeResource({ kind: 'book', authors: [long], files: [file('a.epub')] }),
      await makeResource({ kind: 'package', files: [file('a.h5p')], licence: 'MIT' }),
      await makeResource({ bodyEn: '# A page', keywords: { km: [long, 'ក'], en: ['ក'] } }),
      await makeResource({ audience: ['teacher'], teacherOnly: true, licence: 'CC0-1.0' }),
    ]
    const codes = made.map(({ code }) => code).join(' ')
    const { files } = await takeAlong(browser, { kind: 'kolibri', codes, language: 'km' })
    const { channel, all } = openChannel(files)
    for (const table of Object.keys(KOLIBRI)) {
      for (const row of all(`select * from ${table}`)) {
        for (const { name, most } of fieldsOf(table)) {
          const value = row[name]
          if (most && typeof value === 'string') assert.isAtMost([...value].length, Number(most))
          if (most === '32' && value !== null) assert.match(value, /^[0-9a-f]{32}$/, name)
        }
      }
    }
    const nodes = all('select * from content_contentnode order by lft')
    const [about] = all('select * from content_channelmetadata')
    const attached = all('select * from content_file')
    const languages = all('select id from content_language').map(({ id }) => id)
    // Every number from 1 to twice the nodes is used once: nothing lies beside the tree, nothing twice in it.
    assert.deepEqual(
      nodes.flatMap(({ lft, rght }) => [lft, rght]).sort((a, b) => a - b),
      Array.from({ length: nodes.length * 2 }, (_, at) => at + 1)
    )
    assert.deepEqual([nodes[0].id, nodes[0].parent_id, nodes[0].level], [about.root_id, null, 0])
    for (const node of nodes) {
      const above = nodes.find(({ id }) => id === node.parent_id)
      assert.equal(node.level, above ? above.level + 1 : 0)
      if (above) assert.isTrue(above.lft < node.lft && node.rght < above.rght)
      assert.deepEqual([node.tree_id, node.available, node.channel_id], [1, 0, about.id])
      assert.deepEqual(JSON.parse(node.options), {})
      assert.include([...languages, null], node.lang_id)
      const own = attached.filter((one) => one.contentnode_id === node.id)
      if (node.kind === 'topic') {
        assert.deepEqual([node.learning_activities, node.coach_content], [null, 0])
        assert.lengthOf(own, 0)
        continue
      }
      const kind = KINDS[node.kind]
      assert.include(kind.activities, node.learning_activities)
      assert.isNotEmpty(own.filter(({ supplementary }) => !supplementary))
      for (const { preset } of own) assert.include(kind.presets, preset)
      assert.isNotEmpty(node.license_name)
      assert.isNotEmpty(node.license_owner)
      if (node.license_name === 'Special Permissions') assert.isNotEmpty(node.license_description)
    }
    const levels = nodes.filter(({ kind }) => kind === 'audio').map((one) => one.grade_levels)
    assert.deepEqual(levels, ['wnarlxKo,eLt0Mbu4'])
    assert.lengthOf(
      nodes.filter((one) => one.coach_content === 1),
      1
    )
    assert.equal(nodes.find(({ kind }) => kind === 'video').duration, 120)
    assert.lengthOf(all('select * from content_contenttag'), 2)
    channel.close()
  })

  test('has topics of the curriculum, licences, captions and its storage', async ({ assert }) => {
    const { subject } = await makeSyllabus()
    const { browser } = await signedIn('teacher')
    const film = await makeResource({
      ...{ kind: 'video', subjectId: subject, titleKm: 'វីដេអូ', holderEn: 'Ministry' },
      files: [
        { name: 'film.mp4', content: 'film', role: 'main' },
        { name: 'captions.km.vtt', content: 'WEBVTT', role: 'captions' },
      ],
    })
    const page = await makeResource({ subjectId: null, grades: [] })
    const odd = await makeResource({
      ...{ kind: 'file', files: [{ name: 'a.xyz', content: 'x', role: 'main' }] },
    })
    const codes = [film, page, odd].map(({ code }) => code).join(' ')
    const { files, row } = await takeAlong(browser, { kind: 'kolibri', codes, language: 'en' })
    assert.equal(JSON.parse(JSON.stringify(row.stays)).length > 0, true)
    const { name, channel, all } = openChannel(files)
    assert.match(name, /^content\/databases\/[0-9a-f]{32}\.sqlite3$/)
    const [about] = all('select * from content_channelmetadata')
    assert.equal(name, `content/databases/${about.id}.sqlite3`)
    assert.equal(about.min_schema_version, '5')
    const nodes = all('select * from content_contentnode order by lft')
    assert.deepEqual(
      nodes.map(({ kind, title, level }) => [level, kind, title]),
      [
        [0, 'topic', about.name],
        [1, 'topic', 'Physics'],
        [2, 'topic', 'Grade 11'],
        [3, 'video', 'Force and motion'],
        [1, 'topic', 'Other'],
        [2, 'html5', 'កម្លាំង និងចលនា'],
      ]
    )
    // Every node lies within the one above it.
    for (const node of nodes.slice(1)) {
      const above = nodes.find(({ id }) => id === node.parent_id)
      assert.isTrue(above.lft < node.lft && node.rght < above.rght)
    }
    assert.include(nodes[3], { license_name: 'CC BY-SA', license_owner: 'Ministry' })
    const presets = all('select preset from content_file order by preset').map(
      ({ preset }) => preset
    )
    assert.deepEqual(presets, ['high_res_video', 'html5_zip', 'video_subtitle'])
    for (const { id, extension, file_size: size } of all('select * from content_localfile')) {
      const bytes = files.get(`content/storage/${id[0]}/${id[1]}/${id}.${extension}`)!
      assert.equal(createHash('md5').update(bytes).digest('hex'), id)
      assert.equal(bytes.length, size)
      if (extension === 'zip') assert.isTrue((await unzip(bytes)).has('index.html'))
    }
    assert.deepEqual(all('pragma foreign_key_check'), [])
    channel.close()
  })

  test('its tables are those of a channel in the tests of Kolibri itself', async ({ assert }) => {
    const own = new Database(':memory:')
    own.exec(TABLES)
    const theirs = new Database(
      join(process.env.TONLE_CORPUS!, 'kolibri/derived-5_content_data.sqlite3'),
      { readonly: true }
    )
    const columns = (one: Database.Database, table: string) =>
      (one.prepare(`pragma table_info(${table})`).all() as any[]).map(({ name }) => name).sort()
    const tables = theirs
      .prepare("select name from sqlite_master where type = 'table' order by name")
      .all() as { name: string }[]
    for (const { name } of tables) assert.deepEqual(columns(own, name), columns(theirs, name), name)
  }).skip(!process.env.TONLE_CORPUS, 'the corpus of Kolibri channels is not here')
})
