import { readFile, stat } from 'node:fs/promises'
import { vttOf, wordsOf } from '#media/kinds/captions'
import { MediaProblem } from '#media/prepare/types'
import type { Step } from '#media/prepare/steps'

const MOST_BYTES = 5 * 1024 ** 2

export const steps: Step[] = [
  {
    name: 'captions',
    run: async (shop) => {
      const { size } = await stat(shop.path)
      if (size > MOST_BYTES) throw new MediaProblem('captions_large')
      const vtt = vttOf(await readFile(shop.path, 'utf8'))
      await shop.keep('captions', 'captions.vtt', Buffer.from(vtt))
      await shop.keepText({ position: 1, text: wordsOf(vtt) })
    },
  },
]
