import { everyItem } from '#runtime/scorm/read_manifest'
import { idOf } from '#tests/support/adl/replay_case'
import type { Player } from '#tests/support/adl/open_player'
import type { ScormManifest } from '#runtime/types'

/** What the suite asks about the controls of the page, answered from what the player tells the page. */
export function answersOf(player: Player, manifest: ScormManifest, asked: [string, string][]) {
  return asked.flatMap(([question, wanted]) => {
    const answer = answer1(player, manifest, question) ? 'Y' : 'N'
    return answer === wanted ? [] : [`${question}: ${answer}, not ${wanted}`]
  })
}

function answer1({ told }: Player, manifest: ScormManifest, question: string) {
  const { place } = told
  const [what, title = ''] = question.split('@')
  const choices = place?.choices ?? []
  switch (what) {
    case 'continue.enabled':
      return Boolean(place?.next)
    case 'continue.disabled':
      return place?.next === false
    case 'previous.enabled':
      return Boolean(place?.previous)
    case 'previous.disabled':
      return place?.previous === false
    case 'toc.enabled':
      return choices.some((id) => id !== place?.current)
    case 'toc.enabled.selectable':
      return choices.includes(idOf(manifest, title))
    default:
      return isSeen(manifest, idOf(manifest, title), place?.hidden ?? [])
  }
}

/** It is a line of the table of contents, and nothing hides it now. */
const isSeen = ({ items }: ScormManifest, wanted: string, hidden: string[]) =>
  [...everyItem(items)].some(({ id, visible }) => visible && id === wanted && !hidden.includes(id))
