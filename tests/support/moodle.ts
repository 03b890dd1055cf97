import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { createGzip } from 'node:zlib'
import tar from 'tar-stream'
import { pdfOf } from '#tests/support/media_files'
import { zipOf } from '#tests/support/packages'

type Entry = { name: string; body?: string | Buffer; type?: 'file' | 'symlink'; linkname?: string }

/** A tar.gz of these entries. */
export async function tarOf(entries: Entry[]) {
  const pack = tar.pack()
  for (const { name, body = '', ...header } of entries) {
    if (header.type === 'symlink') pack.entry({ name, ...header })
    else pack.entry({ name }, Buffer.from(body))
  }
  pack.finalize()
  return buffer(pack.pipe(createGzip()))
}

const sha1 = (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex')

export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)

/** A course with a page, a book, a file, a link, a folder, a package, a forum, a quiz and questions. */
export async function courseBackup({ page = 'Force &amp; motion' } = {}) {
  const html5 = await zipOf({ 'index.html': '<!doctype html><title>Lesson</title><p>x</p>' })
  const files = [
    {
      context: 11,
      component: 'mod_page',
      area: 'content',
      item: 0,
      name: 'dot.png',
      bytes: PIXEL,
      licence: 'cc-sa-4.0',
    },
    {
      context: 12,
      component: 'mod_resource',
      area: 'content',
      item: 0,
      name: 'newton.pdf',
      bytes: pdfOf(['n']),
      licence: 'cc-nc-sa',
    },
    {
      context: 14,
      component: 'mod_folder',
      area: 'content',
      item: 0,
      name: 'sheet.pdf',
      bytes: pdfOf(['s']),
      licence: 'allrightsreserved',
    },
    {
      context: 15,
      component: 'mod_scorm',
      area: 'package',
      item: 0,
      name: 'lesson.zip',
      bytes: html5,
      licence: 'public',
    },
    {
      context: 3,
      component: 'question',
      area: 'questiontext',
      item: 101,
      name: 'dot.png',
      bytes: PIXEL,
      licence: 'unknown',
    },
  ]
  const list = files.map(
    ({ bytes, ...file }, at) =>
      `<file id="${at}"><contenthash>${sha1(bytes)}</contenthash><contextid>${file.context}</contextid><component>${file.component}</component><filearea>${file.area}</filearea><itemid>${file.item}</itemid><filepath>/</filepath><filename>${file.name}</filename><filesize>${bytes.length}</filesize><author>Sok Dara</author><license>${file.licence}</license><sortorder>1</sortorder></file>`
  )
  const activities = [
    'page',
    'resource',
    'url',
    'folder',
    'scorm',
    'quiz',
    'forum',
    'book',
    'label',
    'forum',
    'assign',
  ]
  const about = `<moodle_backup><information><name>b.mbz</name><original_course_id>7</original_course_id><original_course_fullname>រូបវិទ្យា ១១</original_course_fullname><original_wwwroot>https://moodle.example.kh</original_wwwroot><contents><activities>${activities
    .map(
      (kind, at) =>
        `<activity><moduleid>${at + 1}</moduleid><sectionid>5</sectionid><modulename>${kind}</modulename><title>The ${kind}</title><directory>activities/${kind}_${at + 1}</directory></activity>`
    )
    .join(
      ''
    )}</activities><sections><section><sectionid>5</sectionid><title>Physics</title></section></sections></contents></information></moodle_backup>`
  const activity = (kind: string, at: number, context: number, inner: string) => ({
    name: `activities/${kind}_${at}/${kind}.xml`,
    body: `<?xml version="1.0"?><activity id="${at}" moduleid="${at}" modulename="${kind}" contextid="${context}"><${kind} id="${at}"><name>The ${kind}</name><intro></intro>${inner}</${kind}></activity>`,
  })
  const written = (html: string) => html.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return tarOf([
    { name: 'moodle_backup.xml', body: about },
    { name: 'course/course.xml', body: '<course id="7"><lang>km</lang></course>' },
    { name: 'files.xml', body: `<files>${list.join('')}</files>` },
    ...files.map(({ bytes }) => ({
      name: `files/${sha1(bytes).slice(0, 2)}/${sha1(bytes)}`,
      body: bytes,
    })),
    activity(
      'page',
      1,
      11,
      `<content>${written(`<h1>${page}</h1><p>A <b>force</b> <img src="@@PLUGINFILE@@/dot.png" alt="dot"><script>steal()</script></p>`)}</content>`
    ),
    activity('resource', 2, 12, ''),
    activity('url', 3, 13, '<externalurl>https://example.org/film</externalurl>'),
    activity('folder', 4, 14, ''),
    activity('scorm', 5, 15, ''),
    activity(
      'book',
      8,
      18,
      '<chapters><chapter id="1"><title>First</title><content>one</content><hidden>0</hidden></chapter><chapter id="2"><title>Second</title><content>two</content><hidden>0</hidden></chapter></chapters>'
    ),
    activity(
      'quiz',
      6,
      16,
      '<question_instances><question_instance id="3"><slot>3</slot><maxmark>1.0</maxmark><question_set_reference id="1"><questionscontextid>3</questionscontextid></question_set_reference></question_instance><question_instance id="2"><slot>2</slot><maxmark>4.0</maxmark><question_reference id="1"><questionbankentryid>1</questionbankentryid></question_reference></question_instance><question_instance id="1"><slot>1</slot><questionid>102</questionid><maxmark>3.0</maxmark></question_instance></question_instances>'
    ),
    { name: 'activities/label_9/label.xml', body: LABEL },
    activity('forum', 7, 17, '<discussions><discussion id="1"/><discussion id="2"/></discussions>'),
    { name: 'activities/forum_10/forum.xml', body: FORUM },
    { name: 'questions.xml', body: BANK },
  ])
}

const LABEL = `<activity id="9" contextid="19"><label id="9"><name>Read this</name><intro>&lt;p&gt;${'Before the lesson, read the page and think about the forces around you. '.repeat(2)}&lt;/p&gt;</intro></label></activity>`

const FORUM = `<activity id="10" contextid="20"><forum id="10"><name>The other forum</name><intro>&lt;p&gt;${'Ask here what was not clear in the lesson; look first whether somebody asked it. '.repeat(2)}&lt;/p&gt;</intro><discussions></discussions></forum></activity>`

const BANK = `<question_categories><question_category id="9"><name>Forces</name><question_bank_entries>
<question_bank_entry id="1"><question_version><question_versions id="1"><version>1</version><questions><question id="100"><parent>0</parent><name>old</name><questiontext>old</questiontext><qtype>essay</qtype></question></questions></question_versions><question_versions id="2"><version>2</version><questions><question id="101"><parent>0</parent><name>Unit</name><questiontext>&lt;p&gt;Unit of force? &lt;img src="@@PLUGINFILE@@/dot.png" alt="dot"&gt;&lt;/p&gt;</questiontext><generalfeedback>$@NULL@$</generalfeedback><defaultmark>2.0000000</defaultmark><qtype>multichoice</qtype><plugin_qtype_multichoice_question><answers><answer id="1"><answertext>newton</answertext><fraction>1.0000000</fraction><feedback>yes</feedback></answer><answer id="2"><answertext>joule</answertext><fraction>-0.5000000</fraction><feedback></feedback></answer></answers><multichoice id="1"><single>1</single><shuffleanswers>0</shuffleanswers></multichoice></plugin_qtype_multichoice_question></question></questions></question_versions></question_version></question_bank_entry>
</question_bank_entries><questions>
<question id="102"><parent>0</parent><name>Gaps</name><questiontext>F = {#1} · {#2}</questiontext><qtype>multianswer</qtype><plugin_qtype_multianswer_question><multianswer id="1"><sequence>103,104</sequence></multianswer></plugin_qtype_multianswer_question></question>
<question id="103"><parent>102</parent><name>g</name><questiontext>{1:SHORTANSWER:=m~%50%mass#nearly}</questiontext><qtype>shortanswer</qtype></question>
<question id="104"><parent>102</parent><name>g</name><questiontext>{1:NUMERICAL:=9.8:0.1}</questiontext><qtype>numerical</qtype></question>
</questions></question_category></question_categories>`

/** A file of questions of each kind. */
export const MOODLE_XML = `<?xml version="1.0" encoding="UTF-8"?><quiz>
<question type="category"><category><text>$course$/top/Physics/Forces</text></category></question>
<question type="multichoice"><name><text>ឯកតា</text></name><questiontext format="html"><text><![CDATA[<p>ឯកតានៃ<b>កម្លាំង</b>? <img src="@@PLUGINFILE@@/dot.png" alt="dot"></p>]]></text><file name="dot.png" path="/" encoding="base64">${PIXEL.toString('base64')}</file></questiontext><defaultgrade>2.0</defaultgrade><single>false</single><shuffleanswers>true</shuffleanswers><answer fraction="50" format="html"><text><![CDATA[<p>N</p>]]></text><feedback><text>yes</text></feedback></answer><answer fraction="50"><text>kg·m/s²</text></answer><answer fraction="-100"><text>J</text></answer></question>
<question type="truefalse"><name><text>Mass</text></name><questiontext format="html"><text>Mass is a force.</text></questiontext><answer fraction="0"><text>true</text></answer><answer fraction="100"><text>false</text></answer></question>
<question type="numerical"><name><text>g</text></name><questiontext format="html"><text>g?</text></questiontext><answer fraction="100"><text>9.8</text><tolerance>0.1</tolerance></answer></question>
<question type="matching"><name><text>Pairs</text></name><questiontext format="html"><text>Match</text></questiontext><subquestion format="html"><text>force</text><answer><text>N</text></answer></subquestion><subquestion format="html"><text></text><answer><text>W</text></answer></subquestion></question>
<question type="category"><category><text>$course$/top/Open</text></category></question>
<question type="cloze"><name><text>Gap</text></name><questiontext format="html"><text>{1:MULTICHOICE:=Newton~Kepler} found it.</text></questiontext></question>
<question type="essay"><name><text>Why</text></name><questiontext format="html"><text>Why?</text></questiontext></question>
<question type="ddimageortext"><name><text>Drag</text></name><questiontext format="html"><text>Drag</text></questiontext></question>
</quiz>`
