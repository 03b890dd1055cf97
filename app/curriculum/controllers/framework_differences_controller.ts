import { listQuery } from '#shared/http/list_query'
import { inLocale, translate } from '#shared/http/translate'
import { pagerOf } from '#shared/database/pager'
import { diffWords } from '#shared/text/diff_words'
import { openFramework } from '#curriculum/open_framework'
import { listFrameworks } from '#curriculum/queries/list_frameworks'
import { compareFrameworks } from '#curriculum/queries/compare_frameworks'
import { editsCurriculum } from '#curriculum/queries/curriculum_editors'
import type { HttpContext } from '@adonisjs/core/http'

const PER_PAGE = 20

/** What is new, changed and gone between two versions. */
export default class FrameworkDifferencesController {
  async show(ctx: HttpContext) {
    const { locale } = ctx
    const { text, page } = listQuery(ctx)
    const framework = await openFramework(ctx)
    const all = await listFrameworks(locale, await editsCurriculum(ctx.actor))
    const others = all.filter(({ id }) => id !== framework.id)
    const wanted = text('with') ?? framework.copiedFromId
    const other = others.find(({ id }) => id === wanted) ?? others[0]
    const found = other ? await compareFrameworks(other, framework) : []
    const kind = text('kind')
    const shown = found.filter((one) => !kind || one.kind === kind)
    const pager = pagerOf(shown.length, page, PER_PAGE)
    const count = (name: string) => found.filter((one) => one.kind === name).length
    return ctx.view.render('pages/curriculum/framework_differences/show', {
      ...{ others, other, pager },
      filter: { with: other?.id, kind },
      framework: { id: framework.id, name: `${framework.code} ${framework.version}` },
      counts: { added: count('added'), changed: count('changed'), removed: count('removed') },
      differences: shown
        .slice((pager.page - 1) * PER_PAGE, pager.page * PER_PAGE)
        .map(({ title, changes, ...one }) => ({
          ...one,
          title: inLocale(locale, title.km, title.en),
          changes: changes.map(({ field, before, after }) => ({
            label: translate(locale, `curriculum.fields.${field}`),
            ...diffWords(before || null, after || null),
          })),
        })),
    })
  }
}
