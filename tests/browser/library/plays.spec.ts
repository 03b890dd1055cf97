import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { chromiumPath, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { newContext, PHONE } from '#tests/support/chromium_visit'
import { content, playing, saved } from '#tests/support/player'
import { zipOf } from '#tests/support/packages'
import { makePackageResource } from '#tests/support/resource_packages'
import { school } from '#tests/support/tour_states'

/** Pages that count how often they were opened, and say they are done. */
const PAGES = `<!doctype html><title>Counter</title><p id="n"></p><button id="done">Done</button><script>
const n = ((parent.tonle.load() || {}).n || 0) + 1
document.getElementById('n').textContent = 'opened ' + n
document.getElementById('done').onclick = () => { parent.tonle.save({ n }); parent.tonle.complete() }
</script>`

test.group('Resources that play', (group) => {
  const player = playing(group)

  async function resource() {
    const { id } = await school()
    const { code } = await makePackageResource(id, await zipOf({ 'index.html': PAGES }))
    return `/library/${code}`
  }
  const attempts = async () => Number((await db.from('runtime_attempts').count('* as n'))[0].n)

  test('a visitor plays on a phone, nothing is kept, and comes back to the resource', async ({
    assert,
  }) => {
    const path = await resource()
    const before = await attempts()
    const context = await newContext(PHONE)
    const page = await context.newPage()
    await page.goto(path)
    for (let time = 1; time <= 2; time++) {
      await page.locator('.play a.btn.primary').click()
      await page.waitForURL(/\/play/)
      const frame = await content(page)
      await frame.locator('#n', { hasText: 'opened 1' }).waitFor()
      await frame.locator('#done').click()
      const strip = page.locator('#save-state')
      await strip.waitFor()
      assert.notInclude(await strip.getAttribute('class'), 'ok')
      await page.locator('[data-go=leave]').click()
      await page.waitForURL((url) => url.pathname === path)
    }
    assert.equal(await attempts(), before)
    await context.close()
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('a pupil goes on where they were, and finds what came of it', async ({ assert }) => {
    const path = await resource()
    const context = await player.context('student')
    const page = await context.newPage()
    await page.goto(path)
    for (const words of ['opened 1', 'opened 2']) {
      await page.locator('.play button[name=wish][value=go_on]').click()
      await page.waitForURL(/\/launches\//)
      const frame = await content(page)
      await frame.locator('#n', { hasText: words }).waitFor()
      await frame.locator('#done').click()
      await saved(page)
      await page.locator('[data-go=leave]').click()
      await page.waitForURL((url) => url.pathname === path)
    }
    await page.locator('.play a[href^="/attempts/"]').click()
    await page.waitForURL(/\/attempts\//)
    assert.include(await page.locator('main').innerText(), 'Completed')
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)
})
