import { test } from '@japa/runner'
import { chromiumPath, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { content, leave, play, playing, recorded, saved } from '#tests/support/player'
import { zipOf } from '#tests/support/packages'

const item = (id: string) =>
  `<item identifier="${id}" identifierref="r-${id}"><title>Part ${id}</title></item>`
const resource = (id: string) =>
  `<resource identifier="r-${id}" type="webcontent" adlcp:scormType="sco" href="${id}.html"><file href="${id}.html"/></resource>`

/** SCORM 2004: two parts one after the other, both to choose. */
const MANIFEST = `<?xml version="1.0"?>
<manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"><metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
<organizations default="o"><organization identifier="o"><title>Two parts</title>${item('a')}${item('b')}<imsss:sequencing><imsss:controlMode flow="true" choice="true"/></imsss:sequencing></organization></organizations>
<resources>${resource('a')}${resource('b')}</resources></manifest>`

const part = (name: string, more = '') =>
  `<!doctype html><meta charset="utf-8"><h1>Part ${name}</h1><script>const api = parent.API_1484_11; api.Initialize(''); ${more}</script>`

test.group('The end of a course', (group) => {
  const site = playing(group)

  test('is asked for, also by keyboard, and told where the content has ended before', async ({
    assert,
  }) => {
    const files = {
      'imsmanifest.xml': MANIFEST,
      'a.html': part('a'),
      'b.html': part('b', `api.SetValue('cmi.exit', 'suspend'); api.Terminate('')`),
    }
    const { row } = await site.bring(await zipOf(files))
    const context = await site.context()
    const window = await play(context, row.code)
    await (await content(window)).getByText('Part a').waitFor()
    const menu = window.locator('.contents summary')
    await menu.click()
    await window.locator('[data-item=b]').click()
    await (await content(window)).getByText('Part b').waitFor()
    await saved(window)

    const end = window.locator('[data-go=exit]')
    const question = window.locator('dialog[data-ask=exit]')
    await menu.click()
    await end.click()
    await question.waitFor()
    await window.keyboard.press('Escape')
    await question.waitFor({ state: 'hidden' })
    await (await content(window)).getByText('Part b').waitFor()

    await menu.click()
    await end.press('Enter')
    await question.waitFor()
    await window.keyboard.press('Tab')
    await window.keyboard.press('Enter')
    await window.getByText('The course has ended').waitFor()
    await saved(window)
    await leave(window)
    const { attempt } = await recorded(row.id)
    assert.deepEqual([attempt.number, attempt.state], [1, 'open'], 'nothing was completed by it')

    const again = await play(context, row.code)
    await (await content(again)).getByText('Part a').waitFor()
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)
})
