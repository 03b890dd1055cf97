import { runTask } from '#media/child/run_task'
import { taking } from '#media/kinds/take'
import type { Step } from '#media/prepare/steps'

const SECONDS = 300

/** Drawings stay as they are: they have no width, and what a browser shows of them runs nothing. */
const isDrawing = (mediaType: string) => mediaType === 'image/svg+xml'

export const steps: Step[] = [
  {
    name: 'pictures',
    applies: ({ source }) => !isDrawing(source.mediaType),
    run: (shop) =>
      runTask(
        { kind: 'image', path: shop.path, folder: shop.folder },
        { signal: shop.job.signal, seconds: SECONDS, take: taking(shop) }
      ),
  },
]
