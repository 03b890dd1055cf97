import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import MarkdownIt from 'markdown-it'
import { parse } from 'yaml'
import { escapeXml, zipOf } from './zip.ts'
import { sources, type Language } from './paths.ts'

type Source = {
  standard: 'scorm12' | 'scorm2004' | 'cmi5'
  title: string
  pages: { title: string; text: string }[]
  questions: { ask: string; options: string[]; right: number; why: string }[]
}

const PASSING = 0.6
const markdown = new MarkdownIt({ html: false })

const WORDS = {
  km: {
    ...{ back: 'ថយក្រោយ', next: 'បន្ទាប់', check: 'ពិនិត្យ', question: 'សំណួរ', result: 'លទ្ធផល' },
    ...{ right: '✓ ត្រឹមត្រូវហើយ។', wrong: '✗ មិនត្រឹមត្រូវទេ។', progress: 'វឌ្ឍនភាពមេរៀន' },
    ...{ choose: 'សូមជ្រើសចម្លើយជាមុនសិន។', score: 'ចម្លើយត្រឹមត្រូវ៖' },
    passed: 'អបអរសាទរ! អ្នកបានបញ្ចប់មេរៀននេះដោយជោគជ័យ។',
    failed: 'អ្នកមិនទាន់បាន 60% ទេ។ សូមអានមេរៀនម្ដងទៀត រួចចាប់ផ្ដើមម្ដងទៀត។',
    leave: 'លទ្ធផលត្រូវបានរក្សាទុកហើយ។ អ្នកអាចបិទទំព័រនេះបាន។',
  },
  en: {
    ...{ back: 'Back', next: 'Next', check: 'Check', question: 'Question', result: 'Result' },
    ...{
      right: '✓ That is right.',
      wrong: '✗ That is not right.',
      progress: 'Progress in the lesson',
    },
    ...{ choose: 'Please choose an answer first.', score: 'Right answers:' },
    passed: 'Well done! You have passed this lesson.',
    failed: 'You have not reached 60% yet. Please read the lesson again and start anew.',
    leave: 'Your result is kept. You may close this page.',
  },
}

const read = (folder: string, name: string) => readFileSync(join(sources, folder, name), 'utf8')

export function readLesson(slug: string, language: Language): Source {
  return parse(read('lessons', `${slug}.${language}.yaml`)) as Source
}

/** A package of the standard that the lesson names. */
export function lessonZip(slug: string, language: Language) {
  const { standard, title, pages, questions } = readLesson(slug, language)
  const lesson = {
    ...{ title, words: WORDS[language], passing: PASSING, questions },
    pages: pages.map((page) => ({ title: page.title, html: markdown.render(page.text) })),
  }
  const page = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(title)}</title>
<link rel="stylesheet" href="lesson.css">
</head>
<body>
<script src="content.js"></script>
<script src="${standard}.js"></script>
<script src="lesson.js"></script>
</body>
</html>
`
  const [name, description] = descriptors[standard](slug, escapeXml(title), language)
  return zipOf({
    [name]: description,
    'index.html': page,
    'lesson.css': read('player', 'lesson.css'),
    'content.js': `window.Lesson = ${JSON.stringify(lesson, null, 1)}\n`,
    [`${standard}.js`]: read('player', `${standard}.js`),
    'lesson.js': read('player', 'lesson.js'),
  })
}

type Descriptor = (slug: string, title: string, language: Language) => [string, string]

const FILES = ['index.html', 'lesson.css', 'content.js', 'lesson.js']
const filesOf = (standard: string) =>
  [...FILES, `${standard}.js`].map((name) => `<file href="${name}"/>`).join('')

const descriptors: Record<Source['standard'], Descriptor> = {
  scorm12: (slug, title) => [
    'imsmanifest.xml',
    `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="tonle-${slug}" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="lesson"><organization identifier="lesson"><title>${title}</title>
<item identifier="item" identifierref="page"><title>${title}</title><adlcp:masteryscore>${PASSING * 100}</adlcp:masteryscore></item>
</organization></organizations>
<resources><resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="index.html">${filesOf('scorm12')}</resource></resources>
</manifest>
`,
  ],
  scorm2004: (slug, title) => [
    'imsmanifest.xml',
    `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="tonle-${slug}" version="1.0" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3" xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
<metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
<organizations default="lesson"><organization identifier="lesson" adlseq:objectivesGlobalToSystem="false"><title>${title}</title>
<item identifier="item" identifierref="page"><title>${title}</title>
<imsss:sequencing><imsss:objectives><imsss:primaryObjective objectiveID="whole" satisfiedByMeasure="true"><imsss:minNormalizedMeasure>${PASSING}</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives><imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/></imsss:sequencing></item>
<imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>
</organization></organizations>
<resources><resource identifier="page" type="webcontent" adlcp:scormType="sco" href="index.html">${filesOf('scorm2004')}</resource></resources>
</manifest>
`,
  ],
  cmi5: (slug, title, language) => {
    const words = `<title><langstring lang="${language}">${title}</langstring></title><description><langstring lang="${language}">${title}</langstring></description>`
    const id = `https://tonle.invalid/starter-stem/${slug}/${language}`
    return [
      'cmi5.xml',
      `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
<course id="${id}">${words}</course>
<au id="${id}/lesson" moveOn="CompletedAndPassed" masteryScore="${PASSING}" launchMethod="AnyWindow">${words}<url>index.html</url></au>
</courseStructure>
`,
    ]
  },
}
